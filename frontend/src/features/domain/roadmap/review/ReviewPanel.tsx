import { useQuery } from '@tanstack/react-query'
import { readFragment } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { planItemsQuery } from '../plan/plan.query'
import { PLAN_ITEM } from '../plan/plan-item.fragment'
import { KEPT_REVIEW, keptReviewQuery } from './kept-review.query'
import { ReviewForm } from './ReviewForm'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  onDone: () => void
  /** Which roadmap is to stay though it waits no longer: what was written about it would be lost. */
  onHold: (roadmapId: string | undefined) => void
}

/** A submitted roadmap row by row, with a remark where one is due, and the word on the whole. Namespaces: reviews, plan. */
export function ReviewPanel({ roadmap, onDone, onHold }: Props) {
  const rows = useQuery(planItemsQuery(roadmap.id, undefined))
  const kept = useQuery(keptReviewQuery(roadmap.id))
  const refs = rows.data?.viewer?.roadmap?.items
  const failed = [rows, kept].find(({ error }) => error)
  if (!refs || !kept.data)
    return failed ? <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} /> : <PageLoading />
  return (
    <ReviewForm
      key={roadmap.id}
      roadmap={roadmap}
      items={readFragment(PLAN_ITEM, refs)}
      kept={readFragment(KEPT_REVIEW, kept.data).reviewDraft}
      others={kept.data.otherReviewers}
      onDone={onDone}
      onHold={onHold}
    />
  )
}
