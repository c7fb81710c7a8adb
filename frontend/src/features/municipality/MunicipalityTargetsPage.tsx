import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { MissingSheet } from '@/features/domain/targets/MissingSheet'
import { OwnTargets } from '@/features/domain/targets/OwnTargets'
import { municipalityTargetsQuery, type TargetRow } from '@/features/domain/targets/targets.query'
import { today } from '@/shared/lib/days'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'

type Props = { municipalityId: string }

/** What the municipality has planned for its organisations, and how many are there. */
export function MunicipalityTargetsPage({ municipalityId }: Props) {
  const { t } = useTranslation('targets')
  const query = useQuery(municipalityTargetsQuery(municipalityId))
  const [missing, setMissing] = useState<TargetRow>()
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <>
      <PageHeader
        eyebrow={place.name}
        title={t('title')}
        description={t('lead')}
        actions={<ExportMenu list="TARGETS" can={place.viewerCan} placeId={place.id} name={t('title')} />}
      />
      <PlaceSections level="MUNICIPALITY" placeId={municipalityId} current="targets" />
      <OwnTargets
        placeId={place.id}
        targets={place.targets}
        organisations={place.organisationCounts}
        maySet={place.maySetTargets}
        year={Number(today().slice(0, 4))}
        onMissing={setMissing}
      />
      <MissingSheet municipalityId={municipalityId} target={missing} onClose={() => setMissing(undefined)} />
    </>
  )
}
