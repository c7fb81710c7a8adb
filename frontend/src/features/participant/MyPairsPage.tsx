import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isLive, MyPairCard } from '@/features/domain/meetings/MyPairCard'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconPair } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { MyOneOffs, oneOffPlaces } from './MyOneOffs'
import { myPairsQuery } from './me.query'

/** The reader's own pairs: those that go on, and below them those that are over. */
export function MyPairsPage() {
  const { t } = useTranslation('me')
  const query = useQuery(myPairsQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { mentorships, oneOffs } = viewer.participant
  const live = mentorships.filter(isLive)
  const over = mentorships.filter((pair) => !isLive(pair))
  const cards = (pairs: typeof live) => (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      {pairs.map((pair) => (
        <MyPairCard key={pair.id} mentorship={pair} viewerId={viewer.person.id} />
      ))}
    </SimpleGrid>
  )
  return (
    <>
      <PageHeader title={t('pairs')} />
      <Stack gap="md">
        {live.length > 0 ? (
          cards(live)
        ) : (
          <EmptyState
            icon={IconPair}
            title={t('noPairs')}
            hint={t('noPairsHint')}
            action={<ButtonLink to="/me/profile">{t('toProfile')}</ButtonLink>}
          />
        )}
        <MyOneOffs
          oneOffs={oneOffs.nodes}
          personId={viewer.person.id}
          places={oneOffPlaces(viewer.participant)}
        />
        {over.length > 0 ? <Panel title={t('pairsOver')}>{cards(over)}</Panel> : null}
      </Stack>
    </>
  )
}
