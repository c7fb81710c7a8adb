import { Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { placePagePath } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { RoadmapActs } from './act/RoadmapActs'
import { RoadmapFiles } from './RoadmapFiles'
import { RoadmapOrigin } from './RoadmapOrigin'
import { RoadmapState } from './RoadmapState'
import { ReviewHistory } from './review/ReviewHistory'
import { roadmapQuery } from './roadmap.query'
import type { RoadmapSearch } from './roadmap.search'
import { ROADMAP_HEAD } from './roadmap-head.fragment'

// Who checks a draft does not look at a plan in force on the same page, nor the other way round.
const CheckPage = lazy(async () => ({ default: (await import('./check/CheckPage')).CheckPage }))
const ReviewPanel = lazy(async () => ({ default: (await import('./review/ReviewPanel')).ReviewPanel }))
const PlanView = lazy(async () => ({ default: (await import('./plan/PlanView')).PlanView }))

type Props = {
  roadmapId: string
  search: RoadmapSearch
  onSearch: (patch: Partial<RoadmapSearch>) => void
}

/** A roadmap: checked row by row while it is written, looked after once it is in force. */
export function RoadmapPage({ roadmapId, search, onSearch }: Props) {
  const { t } = useTranslation(['roadmaps', 'reviews'])
  const format = useFormat()
  const query = useQuery(roadmapQuery(roadmapId))
  const [held, setHeld] = useState<string>()
  const roadmap = readFragment(ROADMAP_HEAD, query.data?.viewer?.roadmap)
  if (!roadmap)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { owner, state, period } = roadmap
  const written = (state === 'DRAFT' || state === 'RETURNED') && roadmap.viewerCan.includes('EDIT')
  const reviewed = held === roadmap.id || (state === 'SUBMITTED' && roadmap.viewerCan.includes('REVIEW'))
  const props = { roadmap, search, onSearch }
  return (
    <>
      <PageHeader
        eyebrow={<AnchorLink to={placePagePath(owner, 'roadmaps')}>{owner.name}</AnchorLink>}
        title={roadmap.title}
        description={
          <>
            <Group gap="sm">
              <RoadmapState state={state} />
              {t('days', { from: format.dayNumeric(period.from), to: format.dayNumeric(period.to) })}
            </Group>
            <RoadmapOrigin roadmap={roadmap} />
          </>
        }
        actions={<RoadmapActs roadmap={roadmap} />}
      />
      <Stack gap="md">
        {/* What is to be put right is read before it is put right. */}
        {state === 'RETURNED' ? <ReviewHistory reviews={roadmap.reviews} /> : null}
        <div>
          <Suspense fallback={<PageLoading />}>
            {written ? (
              <CheckPage {...props} />
            ) : reviewed ? (
              <Panel title={t('reviews:word')} description={t('reviews:wordHint')}>
                <ReviewPanel roadmap={roadmap} onDone={() => undefined} onHold={setHeld} />
              </Panel>
            ) : (
              <PlanView {...props} />
            )}
          </Suspense>
        </div>
        {written ? null : <RoadmapFiles roadmap={roadmap} />}
        {state === 'RETURNED' ? null : <ReviewHistory reviews={roadmap.reviews} />}
      </Stack>
    </>
  )
}
