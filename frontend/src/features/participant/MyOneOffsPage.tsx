import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { MyOneOffs, oneOffPlaces } from './MyOneOffs'
import { myPairsQuery } from './me.query'

/** Where letters and tasks about single meetings lead. */
export function MyOneOffsPage() {
  const { t } = useTranslation(['oneOffs', 'me'])
  const query = useQuery(myPairsQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const places = oneOffPlaces(viewer.participant)
  const { nodes } = viewer.participant.oneOffs
  return (
    <>
      <PageHeader title={t('mine')} />
      {nodes.length === 0 && places.length === 0 ? (
        <EmptyState
          title={t('mineNone')}
          hint={t('noCardHint')}
          action={<ButtonLink to="/me/profile">{t('me:toProfile')}</ButtonLink>}
        />
      ) : (
        <MyOneOffs oneOffs={nodes} personId={viewer.person.id} places={places} />
      )}
    </>
  )
}
