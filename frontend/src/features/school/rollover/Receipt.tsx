import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ButtonLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { Rollover } from './rollover.query'

type Props = { schoolId: string; year: string; receipt: NonNullable<Rollover['receipt']> }

/** What was decided, for whoever comes later. */
export function Receipt({ schoolId, year, receipt }: Props) {
  const { t } = useTranslation('rollover')
  const format = useFormat()
  const params = { schoolId: bareId(schoolId) }
  return (
    <Panel
      title={t('receipt.title', { year })}
      description={t('receipt.by', { name: receipt.doneBy.shortName, at: format.moment(receipt.doneAt) })}
      actions={
        <ButtonLink to="/s/$schoolId/pairs" params={params} search={{ state: 'ENDED' }} variant="default">
          {t('receipt.toPairs')}
        </ButtonLink>
      }
    >
      <List spacing={4}>
        <List.Item>{t('receipt.goingOn', { count: receipt.goingOn })}</List.Item>
        <List.Item>{t('receipt.ended', { count: receipt.ended })}</List.Item>
        <List.Item>
          {t('confirm.cards', { paused: receipt.cardsPaused, archived: receipt.cardsArchived })}
        </List.Item>
      </List>
      <Text size="sm" c="dimmed" mt="sm">
        {t('receipt.later')}
      </Text>
    </Panel>
  )
}
