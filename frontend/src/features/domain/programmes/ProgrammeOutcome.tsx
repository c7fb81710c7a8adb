import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Programme_ProgrammeFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import classes from './programme.module.css'

type Props = { programme: Programme_ProgrammeFragment }

/** What came of a finished programme, and the practice that was written from it. */
export function ProgrammeOutcome({ programme }: Props) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  return (
    <Panel
      title={t('outcome')}
      description={
        programme.closedOn ? t('closedOn', { date: format.dayLong(programme.closedOn) }) : undefined
      }
    >
      <Text className={classes.prose}>{programme.result}</Text>
      {programme.practice ? (
        <Text mt="sm">
          {t('practice')}{' '}
          <AnchorLink to="/practices/$practiceId" params={{ practiceId: bareId(programme.practice.id) }}>
            {programme.practice.title}
          </AnchorLink>
        </Text>
      ) : null}
    </Panel>
  )
}
