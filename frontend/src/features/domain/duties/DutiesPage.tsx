import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import type { PlaceLevel } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { DutiesPanel } from './DutiesPanel'
import { DutyFigures } from './DutyFigures'
import { dutiesQuery } from './duties.query'
import type { DutiesSearch } from './duties.search'
import { ExemptionsPanel } from './ExemptionsPanel'
import { UndatedPanel } from './UndatedPanel'

type Props = {
  level: PlaceLevel
  placeId: string
  search: DutiesSearch
  onSearch: (patch: Partial<DutiesSearch>) => void
}

/** What plans in force ask of a place, and above a school what they ask of all its schools: the latest first. */
export function DutiesPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['duties', 'common'])
  const query = useQuery(dutiesQuery(level, placeId, search))
  const place = query.data
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
      />
      <PlaceSections level={level} placeId={placeId} current="duties" />
    </>
  )
  if (place && !place.list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  return (
    <>
      {header}
      <Stack gap="md">
        {place?.totals ? <DutyFigures totals={place.totals} /> : null}
        {place && place.exemptions.length > 0 ? <ExemptionsPanel duties={place.exemptions} /> : null}
        <DutiesPanel level={level} query={query} search={search} onSearch={onSearch} />
        {place && place.undated.length > 0 ? <UndatedPanel level={level} duties={place.undated} /> : null}
      </Stack>
    </>
  )
}
