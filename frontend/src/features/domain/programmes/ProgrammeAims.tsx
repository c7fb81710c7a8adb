import { List, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Programme_ProgrammeFragment } from '@/shared/graphql/generated/graphql'
import { Panel } from '@/shared/ui/Panel'
import { DEFICIT } from './programme.fragment'
import classes from './programme.module.css'

type Props = { programme: Programme_ProgrammeFragment }

/** What the programme is for: the goal, what will show that it was reached, the deficits it works on. */
export function ProgrammeAims({ programme }: Props) {
  const { t } = useTranslation(['programmes', 'terms'])
  const deficits = readFragment(DEFICIT, programme.deficits)
  return (
    <Panel title={t('goal')}>
      <Text className={classes.prose}>{programme.goal}</Text>
      <Stack gap="md" mt="md">
        <div>
          <Title order={3}>{t('expectedResult')}</Title>
          <Text className={classes.prose}>{programme.expectedResult}</Text>
        </div>
        {deficits.length > 0 ? (
          <div>
            <Title order={3}>{t('deficits')}</Title>
            <List spacing={2} size="md">
              {deficits.map((deficit) => (
                <List.Item key={deficit.id}>
                  {deficit.area}{' '}
                  <Text component="span" inherit c="dimmed">
                    {t(`terms:deficitKind.${deficit.kind}`)}, {t(`terms:deficitStatus.${deficit.status}`)}
                  </Text>
                </List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {programme.longTermReason ? (
          <div>
            <Title order={3}>{t('longTermReason')}</Title>
            <Text className={classes.prose}>{programme.longTermReason}</Text>
          </div>
        ) : null}
      </Stack>
    </Panel>
  )
}
