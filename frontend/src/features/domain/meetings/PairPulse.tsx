import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { PairJournal_JournalFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconDone, IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './PairMeetings.module.css'

const SETTLE = graphql(/* GraphQL */ `
  mutation SettlePulse($input: SettlePulseInput!) {
    settlePulse(input: $input) {
      __typename
      ... on SettlePulseRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Answer = PairJournal_JournalFragment['pulse'][number]
type Props = { answers: readonly Answer[] }

/** How the two get on: one's own answers, or those of both for the curator, who notes what was done about a low one. */
export function PairPulse({ answers }: Props) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const [settled, setSettled] = useState<Answer>()
  if (answers.length === 0) return null

  async function settle(how: string): Promise<readonly Refusal[]> {
    if (!settled) return []
    const { settlePulse: said } = await graphqlRequest(SETTLE, { input: { answerId: settled.id, how } })
    switch (said.__typename) {
      case 'SettlePulseDone':
        await refresh()
        notify(t('pulse.settledNow'))
        return []
      case 'SettlePulseRefused':
        return [{ message: t(`pulse.settleRefusal.${said.reason}`) }]
      case 'InvalidInput':
        return inputProblems(said, tCommon, { how: 'words' })
      default:
        return said satisfies never
    }
  }

  return (
    <Panel title={t('pulse.title')} description={t('pulse.whoReads')}>
      <ol className={classes.list}>
        {answers.map((answer) => (
          <li key={answer.id} className={classes.item}>
            <Group gap="sm">
              <Text fw={500}>
                {t('pulse.scoreOf', { name: answer.person.shortName, score: answer.score })}
              </Text>
              {answer.low && answer.viewerCan.length > 0 ? (
                <StatusMark icon={IconWarning} tone="problem" label={t('pulse.low')} />
              ) : null}
              {answer.settledHow ? (
                <StatusMark icon={IconDone} tone="done" label={t('pulse.settled')} />
              ) : null}
            </Group>
            <Text size="sm" c="dimmed">
              {t(`pulse.asked.${answer.kind}`, { date: format.dayLong(answer.askedOn) })}
            </Text>
            {answer.words ? <Text className={classes.prose}>{answer.words}</Text> : null}
            {answer.settledHow ? (
              <Text size="sm" className={classes.prose}>
                {t('pulse.how', { words: answer.settledHow })}
              </Text>
            ) : null}
            {answer.viewerCan.includes('SETTLE') ? (
              <Button mt="xs" onClick={() => setSettled(answer)}>
                {t('pulse.settle')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <WordsSheet
        opened={settled !== undefined}
        onClose={() => setSettled(undefined)}
        title={t('pulse.settle')}
        label={t('pulse.settleLabel')}
        hint={t('pulse.settleHint')}
        submitLabel={t('pulse.settle')}
        send={settle}
      />
    </Panel>
  )
}
