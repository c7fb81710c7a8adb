import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { MyAbsences } from './MyAbsences'
import { MyCard } from './MyCard'
import { MyNeed } from './MyNeed'
import { MyWishes } from './MyWishes'
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
  const { workplaces, needs, mentorCards, absences, wishes } = participant
  return (
    <>
      <PageHeader title={t('profile')} description={t('profileHint')} />
      {workplaces.length === 0 ? <EmptyState title={t('noWork')} hint={t('noWorkHint')} /> : null}
      <Stack gap="md">
        {workplaces.map(({ id, school }) => {
          const need = needs.find((each) => each.school.id === school.id)
          const card = mentorCards.find((each) => each.school.id === school.id)
          return (
            <Stack gap="md" key={id}>
              <MyNeed school={school} person={person} need={need} />
              <MyCard school={school} person={person} card={card} />
              <MyWishes
                school={school}
                person={person}
                wishes={wishes}
                sides={[...(need ? (['MENTEE'] as const) : []), ...(card ? (['MENTOR'] as const) : [])]}
              />
              <MyAbsences school={school} person={person} absences={absences} />
            </Stack>
          )
        })}
      </Stack>
    </>
  )
}
