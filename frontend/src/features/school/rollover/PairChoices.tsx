import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { pairNames } from '@/features/domain/pairs/PairsTable'
import { PAIR_ROW } from '@/features/domain/pairs/pair-row.fragment'
import { END_REASONS } from '@/features/domain/terms/lists'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { AnchorLink } from '@/shared/ui/links'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import classes from './choices.module.css'
import { type Decisions, idOf, type PairDecision, pairDecision } from './decisions'
import { PAIR_OUTLOOK } from './looks'
import type { RolloverPair } from './rollover.query'

const QUIET = { loading: false, refreshing: false, error: null, onRetry: () => {} }
/** A full plan is closed from the programme, which writes the result. */
const EARLY = END_REASONS.filter((reason) => reason !== 'PLAN_COMPLETED')

type Props = {
  caption: string
  pairs: readonly RolloverPair[]
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
  empty: string
}

export function PairChoices({ caption, pairs, decisions, onDecide, empty }: Props) {
  const { t } = useTranslation(['rollover', 'pairs', 'terms'])
  const format = useFormat()
  const namesOf = (pair: RolloverPair) =>
    t('pairs:pairName', pairNames(readFragment(PAIR_ROW, pair.mentorship)))
  const decide = (pair: RolloverPair, decision: PairDecision) =>
    onDecide({ ...decisions, pairs: { ...decisions.pairs, [idOf(pair)]: decision } })
  const optionsOf = (pair: RolloverPair) => [
    ...(pair.outlook === 'PARTICIPANT_LEAVES' ? [] : [{ value: 'GO_ON' as const, label: t('goesOn') }]),
    ...(pair.lastDay === null
      ? []
      : EARLY.map((reason) => ({
          value: reason,
          label: t('ends', { reason: t(`terms:endReason.${reason}`) }),
        }))),
  ]
  const columns: Column<RolloverPair>[] = [
    {
      id: 'pair',
      header: t('pairs:pair'),
      phone: 'title',
      cell: (pair) => (
        <>
          <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(idOf(pair)) }}>
            {namesOf(pair)}
          </AnchorLink>
          {pair.lastDay ? (
            <Text size="xs" c="dimmed" component="div">
              {t('lastDay', { on: format.dayNumeric(pair.lastDay) })}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'outlook',
      header: t('outlook'),
      phone: 'mark',
      cell: ({ outlook }) => <StatusMark {...PAIR_OUTLOOK[outlook]} label={t(`pairOutlook.${outlook}`)} />,
    },
    {
      id: 'decision',
      header: t('decision'),
      phone: 'detail',
      cell: (pair) => (
        <Select
          className={classes.decision}
          aria-label={t('decisionOn', { what: namesOf(pair) })}
          placeholder={t('choose')}
          allowDeselect={false}
          value={pairDecision(pair, decisions)}
          data={optionsOf(pair)}
          onChange={(value) => {
            const option = optionsOf(pair).find((each) => each.value === value)
            if (option) decide(pair, option.value)
          }}
        />
      ),
    },
  ]
  return (
    <DataTable
      {...QUIET}
      caption={caption}
      columns={columns}
      rows={pairs}
      rowKey={idOf}
      totalCount={pairs.length}
      countLabel={(count) => t('pairs:count', { count })}
      empty={<Text c="dimmed">{empty}</Text>}
    />
  )
}
