import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { today } from '@/shared/lib/days'
import { schoolYearOfDay } from '@/shared/lib/year'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FilterBar } from '@/shared/ui/FilterBar'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { tableState } from '@/shared/ui/table.types'
import { comparisonQuery } from './comparison.query'
import { type ComparisonSearch, MEASURES, SPANS, yearsUpTo } from './comparison.search'
import { PairsNowPanel } from './PairsNowPanel'
import { YearsPanel } from './YearsPanel'

type Props = {
  regionId: string
  /** The school year that the reader stands in. */
  year: number | undefined
  search: ComparisonSearch
  onSearch: (patch: Partial<ComparisonSearch>) => void
}

/** The region over the years and its municipalities beside each other; what is chosen stands in the address. */
export function ComparisonPage({ regionId, year, search, onSearch }: Props) {
  const { t } = useTranslation('comparison')
  const [measure, span] = [search.what ?? 'ACTIVE_PAIRS', search.span ?? 5]
  const years = yearsUpTo(year ?? schoolYearOfDay(today()), span)
  const query = useQuery(comparisonQuery(regionId, years))
  const region = query.data?.viewer?.region
  if (!region)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <>
      <PageHeader eyebrow={region.name} title={t('title')} description={t('lead')} />
      <PlaceSections level="REGION" placeId={regionId} current="comparison" />
      <FilterBar
        label={t('choice')}
        active={[search.what, search.span].filter(Boolean).length}
        onReset={() => onSearch({ what: undefined, span: undefined })}
      >
        <ChoiceFilter
          label={t('what')}
          value={measure}
          options={MEASURES}
          name={(each) => t(`measure.${each}`)}
          onChange={(what) => onSearch({ what })}
        />
        <ChoiceFilter
          label={t('span')}
          value={String(span)}
          options={SPANS.map(String)}
          name={(each) => t('spanOf', { count: Number(each) })}
          onChange={(chosen) => onSearch({ span: SPANS.find((each) => String(each) === chosen) })}
        />
      </FilterBar>
      <YearsPanel region={region} measure={measure} years={years} state={tableState(query)} />
      <PairsNowPanel region={region} />
    </>
  )
}
