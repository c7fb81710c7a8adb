import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { MyCard } from './MyCard'
import { MyNeed } from './MyNeed'
import { myProfileQuery } from './me.query'

/** What the reader asks for and what they offer, at each workplace. */
export function MyProfilePage() {
  const { t } = useTranslation(['me', 'people'])
  const query = useQuery(myProfileQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { person, participant } = viewer
  const { workplaces, needs, mentorCards } = participant
  return (
    <>
      <PageHeader title={t('profile')} description={t('profileHint')} />
      {workplaces.length === 0 ? <EmptyState title={t('noWork')} hint={t('noWorkHint')} /> : null}
      <Stack gap="md">
        {workplaces.map(({ id, school }) => (
          <Stack gap="md" key={id}>
            <MyNeed
              school={school}
              person={person}
              need={needs.find((need) => need.school.id === school.id)}
            />
            <MyCard
              school={school}
              person={person}
              card={mentorCards.find((card) => card.school.id === school.id)}
            />
          </Stack>
        ))}
      </Stack>
    </>
  )
}
