import { Box, Group, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { placePagePath } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconRoadmap } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { ProgressBar } from '../ProgressBar'
import { PLAN_VIEWS, type RoadmapSearch, type PlanView as View } from '../roadmap.search'
import { Scale } from '../scale/Scale'
import { PlanList } from './PlanList'
import { planItemsQuery } from './plan.query'
import { PLAN_DUTY, PLAN_ITEM } from './plan-item.fragment'
import { SchoolsTable } from './SchoolsTable'
import { useScaleRows } from './use-scale-rows'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  search: RoadmapSearch
  onSearch: (patch: Partial<RoadmapSearch>) => void
}

/** A plan that is no longer written: its rows in sections, the same on a scale, and by school. */
export function PlanView({ roadmap, search, onSearch }: Props) {
  const { t } = useTranslation(['roadmaps', 'plan', 'duties'])
  const query = useQuery(planItemsQuery(roadmap.id, search.school))
  const data = query.data?.viewer?.roadmap
  const rows = (data?.items ?? []).map((ref) => ({
    item: readFragment(PLAN_ITEM, ref),
    duty: readFragment(PLAN_DUTY, ref.duties?.[0] ?? ref.duty ?? null),
  }))
  const scale = useScaleRows(rows, roadmap.period)
  if (!data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const views = PLAN_VIEWS.filter((each) => each !== 'schools' || data.schools.length > 0)
  const view = views.find((each) => each === search.view) ?? 'list'
  const own = search.school ? undefined : rows.find(({ duty }) => duty)?.duty?.place
  // Who owes nothing themselves but keeps the plan reports on it for all.
  const reporter = own ?? (roadmap.viewerCan.length > 0 ? roadmap.owner : undefined)
  const live = roadmap.state === 'IN_FORCE' || roadmap.state === 'CLOSED'
  return (
    <Panel
      title={t('plan:view.title')}
      description={
        live ? (
          <Box mt={6} maw={320}>
            <ProgressBar progress={roadmap.progress} />
          </Box>
        ) : null
      }
      actions={
        <Group gap="xs">
          {own && live ? (
            <ButtonLink variant="default" to={placePagePath(own, 'duties')} search={{ roadmap: roadmap.id }}>
              {t('plan:view.duties')}
            </ButtonLink>
          ) : null}
          {reporter && live ? (
            <ButtonLink
              variant="default"
              to={placePagePath(reporter, 'reports')}
              search={{ start: roadmap.id, whose: 'own' }}
            >
              {t('plan:view.report')}
            </ButtonLink>
          ) : null}
          {data.schools.length > 0 && view !== 'schools' ? (
            <Select
              aria-label={t('plan:view.school')}
              placeholder={t('plan:view.school')}
              clearable
              searchable
              value={search.school ?? null}
              data={data.schools.map(({ school }) => ({ value: school.id, label: school.name }))}
              onChange={(school) => onSearch({ school: school ?? undefined })}
            />
          ) : null}
          <SegmentedControl
            aria-label={t('plan:view.label')}
            value={view}
            onChange={(next: View) => onSearch({ view: next === 'list' ? undefined : next })}
            data={views.map((each) => ({ value: each, label: t(`plan:view.${each}`) }))}
          />
        </Group>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={IconRoadmap} title={t('plan:rows.empty')} />
      ) : view === 'scale' ? (
        <Scale rows={scale} period={roadmap.period} caption={roadmap.title} />
      ) : view === 'schools' ? (
        <SchoolsTable
          owner={roadmap.owner}
          roadmapId={roadmap.id}
          schools={data.schools}
          onSchool={(school) => onSearch({ school, view: undefined })}
        />
      ) : (
        <PlanList
          roadmapId={roadmap.id}
          rows={rows}
          live={live}
          byPlace={data.schools.length > 0 && !search.school}
        />
      )}
    </Panel>
  )
}
