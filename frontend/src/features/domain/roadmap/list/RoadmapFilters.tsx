import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { FilterBar } from '@/shared/ui/FilterBar'
import { SearchField } from '@/shared/ui/SearchField'
import { OWNER_LEVELS, ROADMAP_STATES, type RoadmapsSearch } from './roadmaps.search'

type Props = {
  level: PlaceLevel
  search: RoadmapsSearch
  onSearch: (patch: Partial<RoadmapsSearch>) => void
}

export function activeFilters({ q, state, owner }: RoadmapsSearch): number {
  return [q, state, owner].filter(Boolean).length
}

/** The filters of a list of roadmaps; they stand in the address. Namespace: roadmaps. */
export function RoadmapFilters({ level, search, onSearch }: Props) {
  const { t } = useTranslation('roadmaps')
  const set = (patch: Partial<RoadmapsSearch>) => onSearch({ ...patch, ...FIRST_PAGE })
  return (
    <FilterBar
      label={t('filters')}
      active={activeFilters(search)}
      onReset={() => set({ q: undefined, state: undefined, owner: undefined })}
    >
      <SearchField label={t('search')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={t('stateLabel')}
        value={search.state}
        options={ROADMAP_STATES}
        name={(state) => t(`state.${state}`)}
        onChange={(chosen) => set({ state: chosen })}
      />
      {level === 'REGION' ? null : (
        <ChoiceFilter
          label={t('ownerLabel')}
          value={search.owner}
          options={OWNER_LEVELS.filter((each) => level === 'SCHOOL' || each !== 'SCHOOL')}
          name={(each) => t(`ownerOf.${each}`)}
          onChange={(chosen) => set({ owner: chosen })}
        />
      )}
    </FilterBar>
  )
}
