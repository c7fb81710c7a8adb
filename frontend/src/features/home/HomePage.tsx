import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isLive, MyPairCard } from '@/features/domain/meetings/MyPairCard'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { homeQuery } from './home.query'
import { PostsPanel } from './PostsPanel'
import { TaskList } from './TaskList'

/** «Today», for every role: what waits for the reader, their pairs, the places where they have a role. */
export function HomePage() {
  const { t } = useTranslation(['home', 'me'])
  const format = useFormat()
  const query = useQuery(homeQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { tasks, posts, participant, person } = viewer
  const pairs = participant.mentorships.filter(isLive)
  const newcomer = posts.length === 0 && participant.workplaces.length === 0
  return (
    <>
      <PageHeader eyebrow={format.dayLong(today())} title={t('title')} />
      <Stack gap="md">
        <Panel title={tasks.length > 0 ? t('tasks', { count: tasks.length }) : t('tasksNone')}>
          <TaskList tasks={tasks} />
        </Panel>
        {pairs.length > 0 ? (
          <Panel title={t('me:pairs')}>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
              {pairs.map((pair) => (
                <MyPairCard key={pair.id} mentorship={pair} viewerId={person.id} />
              ))}
            </SimpleGrid>
          </Panel>
        ) : null}
        {posts.length > 0 ? <PostsPanel posts={posts} /> : null}
        {newcomer ? <EmptyState title={t('newcomer')} hint={t('newcomerHint')} /> : null}
      </Stack>
    </>
  )
}
