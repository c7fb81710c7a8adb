import { Alert, Button, Group, List, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pairNames } from '@/features/domain/pairs/PairsTable'
import { PAIR_ROW } from '@/features/domain/pairs/pair-row.fragment'
import { graphql, readFragment } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { IconProblem } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { type Decisions, idOf, summarise, toInput } from './decisions'
import type { RolloverCard, RolloverPair } from './rollover.query'

const ROLL_OVER = graphql(/* GraphQL */ `
  mutation RollOverSchoolYear($input: RollOverSchoolYearInput!) {
    rollOverSchoolYear(input: $input) {
      __typename
      ... on RollOverSchoolYearDone {
        before
      }
      ... on RollOverSchoolYearRefused {
        reason
        mentorshipId
        cardId
      }
    }
  }
`)

type Props = {
  schoolId: string
  year: number
  pairs: readonly RolloverPair[]
  cards: readonly RolloverCard[]
  decisions: Decisions
  onBack: () => void
}

/** What will come of it, once more in full, and the one act that does all of it. */
export function ConfirmStep({ schoolId, year, pairs, cards, decisions, onBack }: Props) {
  const { t } = useTranslation(['rollover', 'pairs', 'terms'])
  const format = useFormat()
  const refresh = useRefresh()
  const [asking, ask] = useDisclosure()
  const [refusal, setRefusal] = useState<string | null>(null)
  // Sent twice by a nervous hand or a bad line, it takes effect once.
  const [clientMutationId] = useState(() => crypto.randomUUID())
  const summary = summarise(pairs, cards, decisions)
  const namesOf = (pair: RolloverPair) =>
    t('pairs:pairName', pairNames(readFragment(PAIR_ROW, pair.mentorship)))
  const save = useMutation({
    mutationFn: () =>
      graphqlRequest(ROLL_OVER, {
        input: { clientMutationId, schoolId, schoolYear: year, ...toInput(pairs, cards, decisions) },
      }),
    onSuccess: async ({ rollOverSchoolYear: answer }) => {
      ask.close()
      switch (answer.__typename) {
        case 'RollOverSchoolYearDone':
          await refresh()
          return notify(t(answer.before ? 'doneBefore' : 'done', { year: format.schoolYear(year) }))
        case 'RollOverSchoolYearRefused': {
          const pair = pairs.find((each) => idOf(each) === answer.mentorshipId)
          const card = cards.find(({ id }) => id === answer.cardId)
          const what = pair ? namesOf(pair) : card?.person.shortName
          const why = t(`refusal.${answer.reason}`)
          return setRefusal(what ? t('refusalOf', { what, why }) : why)
        }
        default:
          return answer satisfies never
      }
    },
  })
  const consequences = [
    t('confirm.goingOn', { count: summary.goingOn }),
    t('confirm.ending', { count: summary.ending.length }),
    t('confirm.cards', { paused: summary.paused, archived: summary.archived }),
    t('confirm.noWayBack'),
  ]
  return (
    <>
      {refusal ? (
        <Alert color="brick" icon={<IconProblem aria-hidden />} title={t('refused')}>
          {refusal}
        </Alert>
      ) : null}
      <Panel title={t('confirm.title')}>
        <List spacing={4}>
          {consequences.slice(0, 3).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </Panel>
      <Panel title={t('confirm.endingTitle')}>
        {summary.ending.length === 0 ? (
          <Text c="dimmed">{t('confirm.noneEnds')}</Text>
        ) : (
          <List spacing={4}>
            {summary.ending.map(({ pair, reason }) => (
              <List.Item key={idOf(pair)}>
                {t('confirm.ends', {
                  names: namesOf(pair),
                  on: format.dayNumeric(pair.lastDay ?? ''),
                  reason: t(`terms:endReason.${reason}`),
                })}
              </List.Item>
            ))}
          </List>
        )}
      </Panel>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Group gap="sm">
          {summary.undecided > 0 ? (
            <Text size="sm" c="dimmed">
              {t('decide.undecided', { count: summary.undecided })}
            </Text>
          ) : null}
          <Button onClick={ask.open} disabled={summary.undecided > 0}>
            {t('confirm.submit')}
          </Button>
        </Group>
      </Group>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('confirm.question', { year: format.schoolYear(year) })}
        consequences={consequences}
        confirmLabel={t('confirm.submit')}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate()}
      />
    </>
  )
}
