import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE } from '@/shared/lib/paging'
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
      <Select
        aria-label={t('stateLabel')}
        placeholder={t('stateLabel')}
        clearable
        value={search.state ?? null}
        data={ROADMAP_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(chosen) => set({ state: ROADMAP_STATES.find((each) => each === chosen) })}
      />
      {level === 'REGION' ? null : (
        <Select
          aria-label={t('ownerLabel')}
          placeholder={t('ownerLabel')}
          clearable
          value={search.owner ?? null}
          data={OWNER_LEVELS.filter((each) => level === 'SCHOOL' || each !== 'SCHOOL').map((each) => ({
            value: each,
            label: t(`ownerOf.${each}`),
          }))}
          onChange={(chosen) => set({ owner: OWNER_LEVELS.find((each) => each === chosen) })}
        />
      )}
    </FilterBar>
  )
}
