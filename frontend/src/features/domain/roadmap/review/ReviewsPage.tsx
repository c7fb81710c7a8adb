import { Paper } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import classes from '../../queue/queue.module.css'
import { PlaceSections } from '../../sections/PlaceSections'
import { PolicyCheck } from './PolicyCheck'
import { ReviewDesk } from './ReviewDesk'
import { ReviewQueue } from './ReviewQueue'
import { roadmapQueueQuery } from './reviews.query'
import type { ReviewsSearch } from './reviews.search'

type Props = {
  municipalityId: string
  search: ReviewsSearch
  onSearch: (patch: Partial<ReviewsSearch>) => void
}

/** What schools have submitted: the queue at the left, the roadmap that is looked at beside it. */
export function ReviewsPage({ municipalityId, search, onSearch }: Props) {
  const { t } = useTranslation(['reviews', 'common'])
  const query = useQuery(roadmapQueueQuery(municipalityId))
  // What a colleague has answered meanwhile leaves the queue, and stays on the desk until its reader has taken leave.
  const [held, setHeld] = useState<string>()
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const waiting = place.roadmapQueue?.nodes
  const chosen = waiting?.find(({ id }) => id === search.roadmap) ?? waiting?.[0]
  const desk = held ?? chosen?.id
  const choose = (roadmap: string | undefined) => {
    setHeld(undefined)
    onSearch({ roadmap })
  }
  /** After a word the next of the queue is at hand. */
  const goOn = () => {
    const at = waiting?.findIndex(({ id }) => id === desk) ?? -1
    choose((waiting?.[at + 1] ?? waiting?.[at - 1])?.id)
  }
  return (
    <>
      <PageHeader eyebrow={place.name} title={t('title')} description={t('lead')} />
      <PlaceSections level="MUNICIPALITY" placeId={municipalityId} current="reviews" />
      {place.viewerCan.includes('KEEP_ROADMAPS') ? (
        <PolicyCheck municipalityId={municipalityId} policy={place.roadmapPolicy} />
      ) : null}
      {!waiting ? (
        <EmptyState icon={IconInfo} title={t('closed')} />
      ) : !desk ? (
        <EmptyState icon={IconCompleted} title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <div className={classes.panes}>
          <ReviewQueue waiting={waiting} chosen={desk} onChoose={choose} />
          <Paper p="md" className={classes.desk}>
            <ReviewDesk key={desk} roadmapId={desk} onDone={goOn} onHold={setHeld} />
          </Paper>
        </div>
      )}
    </>
  )
}
