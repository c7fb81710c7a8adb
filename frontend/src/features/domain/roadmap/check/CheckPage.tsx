import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted } from '@/shared/ui/icons'
import { PageLoading } from '@/shared/ui/PageLoading'
import type { RoadmapSearch } from '../roadmap.search'
import { CheckBar } from './CheckBar'
import classes from './CheckPage.module.css'
import { cameOf } from './came'
import { checkItemsQuery, paperQuery } from './check.query'
import { CHECK_ITEM, inQuestion } from './check-item.fragment'
import { PaperPane } from './PaperPane'
import { RowsPane } from './RowsPane'
import { useCheckItems } from './use-check-items'
import { useRowActs } from './use-row-acts'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  search: RoadmapSearch
  onSearch: (patch: Partial<RoadmapSearch>) => void
}

/** A draft in two halves: the paper as printed, and what was read of it. On a phone one of them at a time. */
export function CheckPage({ roadmap, search, onSearch }: Props) {
  const { t } = useTranslation('plan')
  const narrow = useMediaQuery('(max-width: 75em)', false, { getInitialValueInEffect: false })
  const rows = useQuery(checkItemsQuery(roadmap.id))
  const paper = useQuery({ ...paperQuery(roadmap.id), enabled: roadmap.hasPaper })
  const [chosen, setChosen] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const check = useCheckItems(roadmap.id)
  const acts = useRowActs(roadmap.id, (id) => {
    setChosen(id)
    setEditing(id)
  })
  const refs = rows.data?.viewer?.roadmap?.items
  const items = useMemo(() => readFragment(CHECK_ITEM, refs ?? []), [refs])
  const came = useMemo(() => cameOf(items), [items])
  if (!refs)
    return rows.error ? <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} /> : <PageLoading />
  // A row that is being written stays, though its doubts are gone by now.
  const shown = search.only ? items.filter((item) => inQuestion(item) || item.id === editing) : items
  const blocks = paper.data ?? []
  const both = blocks.length > 0
  const pane = search.pane ?? 'rows'
  const onPaper = (id: string) => {
    setChosen(id)
    if (narrow) onSearch({ pane: undefined })
  }
  return (
    <>
      <CheckBar
        roadmap={roadmap}
        search={search}
        busy={check.isPending && check.variables.itemIds === null}
        onSearch={onSearch}
        onCheckSure={() => check.mutate({ itemIds: null, isChecked: true })}
        onAdd={() =>
          acts.add.mutate({ after: items.at(-1)?.id ?? null, sections: items.at(-1)?.sections ?? [] })
        }
      />
      {both && narrow ? (
        <SegmentedControl
          fullWidth
          mb="sm"
          aria-label={t('pane.label')}
          value={pane}
          onChange={(next) => onSearch({ pane: next === 'paper' ? 'paper' : undefined })}
          data={[
            { value: 'rows', label: t('pane.rows') },
            { value: 'paper', label: t('pane.paper') },
          ]}
        />
      ) : null}
      <div className={classes.panes} data-both={(both && !narrow) || undefined}>
        {both && (!narrow || pane === 'paper') ? (
          <PaperPane blocks={blocks} came={came} chosen={chosen} onChoose={onPaper} />
        ) : null}
        {narrow && both && pane === 'paper' ? null : shown.length === 0 ? (
          <EmptyState
            icon={IconCompleted}
            title={t(items.length === 0 ? 'rows.empty' : 'rows.noDoubts')}
            hint={t(items.length === 0 ? 'rows.emptyHint' : 'rows.noDoubtsHint')}
          />
        ) : (
          <RowsPane
            roadmapId={roadmap.id}
            period={roadmap.period}
            items={shown}
            chosen={chosen}
            editing={editing}
            acts={acts}
            onChoose={setChosen}
            onEdit={setEditing}
            onCheck={(id, isChecked) => check.mutate({ itemIds: [id], isChecked })}
          />
        )}
      </div>
    </>
  )
}
