import { Select, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { MatchingAction, MatchingDesk_DeskFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId, nodeId } from '@/shared/lib/ids'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconMatching } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { CandidatesSheet } from './CandidatesSheet'
import { Changes } from './Changes'
import { LeftOver } from './LeftOver'
import { type Ground, runQuery } from './matching.query'
import type { MatchingSearch } from './matching.search'
import { PairsTab } from './PairsTab'
import { RunTotals } from './RunTotals'
import { RUN } from './run.fragment'
import { SchoolTotals } from './SchoolTotals'
import { SendRun } from './SendRun'
import { SettingsPanel } from './SettingsPanel'
import { type Decisions, settingsOf, toggleLock } from './settings'
import { useMatchingActs } from './use-matching-acts'

type Runs = NonNullable<MatchingDesk_DeskFragment['runs']>['nodes']

type Props = {
  ground: Ground
  runs: Runs
  /** The run that the municipality has sent to this school. */
  suggestedId: string | undefined
  viewerCan: readonly MatchingAction[]
  search: MatchingSearch
  onSearch: (patch: Partial<MatchingSearch>) => void
}

const NOTHING: Decisions = { locked: [], excluded: [] }

/** Settings above, the run in hand below: pairs, who is left over, what changed. */
export function Workbench({ ground, runs, suggestedId, viewerCan, search, onSearch }: Props) {
  const { t } = useTranslation(['matching', 'common'])
  const format = useFormat()
  const acts = useMatchingActs(ground)
  const runId = search.run ? nodeId('matching-run', search.run) : runs[0]?.id
  const at = runs.findIndex(({ id }) => id === runId)
  const earlier = at < 0 ? [] : runs.slice(at + 1)
  const withId = search.with ? nodeId('matching-run', search.with) : earlier[0]?.id
  const { after, before } = search
  const query = useQuery({
    ...runQuery(ground, { run: runId ?? '', with: withId, page: { after, before } }),
    enabled: runId !== undefined,
  })
  const run = readFragment(RUN, query.data)
  // Decisions belong to one run: the next one begins with what it was asked for.
  const [made, setMade] = useState<{ run: string; decisions: Decisions }>()
  const asked: Decisions = run?.settings ?? NOTHING
  const decisions = made && made.run === runId ? made.decisions : asked
  const decide = (next: Decisions) => setMade({ run: runId ?? '', decisions: next })
  const [mentee, setMentee] = useState<{ id: string; name: string }>()
  const foreign = runId !== undefined && runId === suggestedId
  const wide = ground.level === 'MUNICIPALITY'
  const settings = settingsOf(search, foreign ? NOTHING : decisions)

  const start = () =>
    acts.run.mutate(settings, {
      onSuccess: (answer) => {
        switch (answer.__typename) {
          case 'RunMatchingDone':
            onSearch({ run: bareId(answer.run.id), with: undefined, tab: undefined, ...FIRST_PAGE })
            return notify(t('doneNone'))
          case 'RunMatchingRefused':
            return notify(
              t(`refusal.${answer.reason}`, {
                reason: answer.blocker ? t(`blocker.${answer.blocker}`) : '',
              }),
              'problem',
            )
          case 'InvalidInput':
            return notify(t('invalid'), 'problem')
          default:
            return answer satisfies never
        }
      },
    })
  const lineOf = (one: Runs[number]) =>
    [
      t('runLine', { at: format.moment(one.runAt), by: one.runBy.shortName, pairs: one.pairs }),
      ...(one.sentAt ? [t('runSent')] : []),
    ].join(', ')
  const left = run?.unmatched
  return (
    <>
      <SettingsPanel
        ground={ground}
        search={search}
        onSearch={onSearch}
        busy={acts.run.isPending}
        again={runs.length > 0}
        onRun={start}
      />
      {acts.run.error ? <ErrorNote error={acts.run.error} /> : null}
      {runId === undefined ? (
        <EmptyState icon={IconMatching} title={t('noRuns')} hint={t('noRunsHint')} />
      ) : (
        <>
          {run ? <RunTotals run={run} /> : null}
          <Panel
            title={t('found')}
            description={foreign ? t('suggestedHint') : t('foundHint')}
            actions={
              wide && run && viewerCan.includes('SUGGEST') ? (
                <SendRun run={run} suggest={acts.suggest} />
              ) : null
            }
          >
            {runs.length > 1 && !foreign ? (
              <Select
                label={t('runOf')}
                data={runs.map((one) => ({ value: one.id, label: lineOf(one) }))}
                value={runId}
                onChange={(id) =>
                  onSearch({ run: id ? bareId(id) : undefined, with: undefined, ...FIRST_PAGE })
                }
                allowDeselect={false}
                maw={420}
                mb="sm"
                className="app-no-print"
              />
            ) : null}
            <Tabs
              value={search.tab ?? 'pairs'}
              onChange={(tab) => onSearch({ tab: tab === 'left' || tab === 'changes' ? tab : undefined })}
              keepMounted={false}
            >
              <Tabs.List mb="md" aria-label={t('tabs')}>
                <Tabs.Tab value="pairs">
                  {t('tabCount', { label: t('tabPairs'), count: run?.matches.totalCount ?? 0 })}
                </Tabs.Tab>
                <Tabs.Tab value="left">
                  {t('tabCount', { label: t('tabLeft'), count: left?.totalCount ?? 0 })}
                </Tabs.Tab>
                {foreign ? null : <Tabs.Tab value="changes">{t('tabChanges')}</Tabs.Tab>}
              </Tabs.List>
              <Tabs.Panel value="pairs">
                <PairsTab
                  key={runId}
                  state={tableState(query)}
                  run={run ?? undefined}
                  wide={wide}
                  foreign={foreign}
                  asked={asked}
                  decisions={decisions}
                  onDecide={decide}
                  onOthers={foreign ? undefined : setMentee}
                  onSearch={onSearch}
                  onRerun={start}
                  busy={acts.run.isPending}
                  propose={wide ? undefined : acts.propose}
                />
              </Tabs.Panel>
              <Tabs.Panel value="left">
                {left ? <LeftOver rows={left.nodes} wide={wide && !search.wide} /> : null}
              </Tabs.Panel>
              <Tabs.Panel value="changes">
                <Changes
                  state={tableState(query)}
                  comparison={run?.comparison}
                  earlier={earlier.map((one) => ({ value: one.id, label: lineOf(one) }))}
                  chosen={withId}
                  onChoose={(id) => onSearch({ with: id ? bareId(id) : undefined })}
                />
              </Tabs.Panel>
            </Tabs>
            {foreign || !run || runs.length > 1 ? null : (
              <Text size="xs" c="dimmed" mt="sm">
                {t('runLine', {
                  at: format.moment(run.runAt),
                  by: run.runBy.shortName,
                  pairs: run.pairs,
                })}
              </Text>
            )}
          </Panel>
          {wide ? (
            <Panel title={t('bySchool')} description={t('bySchoolHint')}>
              <SchoolTotals state={tableState(query)} schools={run?.schools} />
            </Panel>
          ) : null}
          <CandidatesSheet
            ground={ground}
            mentee={mentee}
            settings={settings}
            most={run?.settings.most ?? 0}
            onLock={(pair) => decide(toggleLock(decisions, pair))}
            onClose={() => setMentee(undefined)}
          />
        </>
      )}
    </>
  )
}
