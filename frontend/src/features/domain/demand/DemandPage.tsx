import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { DeficitsPanel } from './DeficitsPanel'
import { DEFICITS, type DemandLevel, demandQuery, RETENTION, SUBJECT } from './demand.query'
import { RetentionPanel } from './RetentionPanel'
import { SubjectsPanel } from './SubjectsPanel'

type Props = { level: DemandLevel; placeId: string }

/** What people need, of whom there are too few, and whether newcomers stay: at a municipality and at a region. */
export function DemandPage({ level, placeId }: Props) {
  const { t } = useTranslation('demand')
  const query = useQuery(demandQuery(level, placeId))
  const place = query.data
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <>
      <PageHeader eyebrow={place.name} title={t('title')} description={t('lead')} />
      <PlaceSections level={level} placeId={placeId} current="demand" />
      <SubjectsPanel
        place={place.name}
        lines={place.subjectDemand.map((line) => readFragment(SUBJECT, line))}
      />
      <DeficitsPanel level={level} place={place.name} map={readFragment(DEFICITS, place.deficitMap)} />
      <RetentionPanel
        place={place.name}
        lines={place.retention.map((line) => readFragment(RETENTION, line))}
      />
    </>
  )
}
