import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { roadmapQuery } from '../roadmap.query'
import { ROADMAP_HEAD } from '../roadmap-head.fragment'
import { ReviewHistory } from './ReviewHistory'
import { ReviewPanel } from './ReviewPanel'

type Props = { roadmapId: string; onDone: () => void; onHold: (roadmapId: string | undefined) => void }

/** The roadmap of the queue that is looked at. Namespaces: reviews, plan, roadmaps. */
export function ReviewDesk({ roadmapId, onDone, onHold }: Props) {
  const { t } = useTranslation('roadmaps')
  const format = useFormat()
  const query = useQuery(roadmapQuery(roadmapId))
  const roadmap = readFragment(ROADMAP_HEAD, query.data?.viewer?.roadmap)
  if (!roadmap)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <>
      <Text size="sm" c="dimmed">
        {roadmap.owner.name}.{' '}
        {t('days', {
          from: format.dayNumeric(roadmap.period.from),
          to: format.dayNumeric(roadmap.period.to),
        })}
      </Text>
      <Title order={2} mb="sm">
        <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(roadmap.id) }} inherit>
          {roadmap.title}
        </AnchorLink>
      </Title>
      <ReviewPanel roadmap={roadmap} onDone={onDone} onHold={onHold} />
      {roadmap.reviews.length > 1 ? <ReviewHistory reviews={roadmap.reviews} /> : null}
    </>
  )
}
