import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { MatchingRun_RunFragment } from '@/shared/graphql/generated/graphql'
import { pageSteps } from '@/shared/lib/paging'
import type { TableState } from '@/shared/ui/table.types'
import { FoundPairs } from './FoundPairs'
import classes from './matching.module.css'
import type { MatchingSearch } from './matching.search'
import { pairName } from './names'
import { PAIR } from './run.fragment'
import { type Decisions, isSettled, type Pair, toggleExclusion, toggleLock } from './settings'
import { Tray } from './Tray'
import type { useMatchingActs } from './use-matching-acts'

type Props = {
  state: TableState
  run: MatchingRun_RunFragment | undefined
  wide: boolean
  /** Whether the run is the municipality's, so that nothing is decided here. */
  foreign: boolean
  asked: Decisions
  decisions: Decisions
  onDecide: (next: Decisions) => void
  onOthers: ((mentee: { id: string; name: string }) => void) | undefined
  onSearch: (patch: Partial<MatchingSearch>) => void
  onRerun: () => void
  busy: boolean
  propose: ReturnType<typeof useMatchingActs>['propose'] | undefined
}

/** The pairs of a run, decisions that wait for the next run, and the chosen on their way out. */
export function PairsTab(props: Props) {
  const { t } = useTranslation('matching')
  const { run, foreign, asked, decisions, onDecide, propose } = props
  const [chosen, setChosen] = useState<readonly Pair[]>([])
  const pairs = run ? readFragment(PAIR, run.matches.nodes) : []
  const nameOf = ({ mentorId, menteeId }: Pair) => {
    const found = pairs.find(({ mentor, mentee }) => mentor.person.id === mentorId && mentee.id === menteeId)
    return found ? pairName(t, found.mentor, found.mentee) : ''
  }
  const settled = foreign || isSettled(decisions, asked)
  return (
    <>
      {settled ? null : (
        <Group justify="space-between" mb="sm" className="app-no-print">
          <Text role="status">
            {t('pending')}{' '}
            <Text span size="sm" c="dimmed">
              {t('pendingHint', {
                locked: decisions.locked.length,
                excluded: decisions.excluded.length,
              })}
            </Text>
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => onDecide(asked)}>
              {t('giveBack')}
            </Button>
            <Button loading={props.busy} onClick={props.onRerun}>
              {t('rerun')}
            </Button>
          </Group>
        </Group>
      )}
      <FoundPairs
        state={props.state}
        rows={run?.matches.nodes}
        totalCount={run?.matches.totalCount}
        most={run?.settings.most ?? 0}
        steps={pageSteps(run?.matches.pageInfo, props.onSearch)}
        wide={props.wide || foreign}
        decisions={decisions}
        onLock={foreign ? undefined : (pair) => onDecide(toggleLock(decisions, pair))}
        onExclude={foreign ? undefined : (pair) => onDecide(toggleExclusion(decisions, pair))}
        onOthers={props.onOthers}
        chosen={propose ? chosen : undefined}
        onChoose={setChosen}
      />
      {run && asked.excluded.length > 0 && !foreign ? (
        <div className={classes.excluded}>
          <Text size="sm">
            {t('excludedList')}: {asked.excluded.length}
          </Text>
          <Button
            variant="subtle"
            size="xs"
            disabled={decisions.excluded.length === 0}
            onClick={() => onDecide({ ...decisions, excluded: [] })}
          >
            {t('giveBack')}
          </Button>
        </div>
      ) : null}
      {run && propose ? (
        <Tray runId={run.id} chosen={chosen} nameOf={nameOf} propose={propose} onDone={() => setChosen([])} />
      ) : null}
    </>
  )
}
