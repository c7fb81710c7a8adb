import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { FilterBar } from '@/shared/ui/FilterBar'
import { DateField } from '@/shared/ui/form/DateField'
import { SearchField } from '@/shared/ui/SearchField'
import { activeFilters, type DutiesSearch, NO_FILTERS, SHOWN } from './duties.search'

type Props = {
  level: PlaceLevel
  schools: readonly { id: string; name: string }[]
  search: DutiesSearch
  onSearch: (patch: Partial<DutiesSearch>) => void
}

const WHOSE = ['OWN', 'BELOW'] as const

/** The filters of a list of duties; they stand in the address. Namespace: duties. */
export function DutyFilters({ level, schools, search, onSearch }: Props) {
  const { t } = useTranslation('duties')
  const set = (patch: Partial<DutiesSearch>) => onSearch({ ...patch, ...FIRST_PAGE })
  return (
    <FilterBar
      label={t('filters')}
      active={activeFilters(search)}
      onReset={() => onSearch({ ...NO_FILTERS, show: search.show })}
    >
      <Select
        label={t('show.label')}
        value={search.show ?? 'todo'}
        allowDeselect={false}
        data={SHOWN.map((each) => ({ value: each, label: t(`show.${each}`) }))}
        onChange={(chosen) => {
          const show = SHOWN.find((each) => each === chosen)
          set({ show: show === 'todo' ? undefined : show })
        }}
      />
      <SearchField label={t('search')} value={search.q} onChange={(q) => set({ q })} />
      {level === 'SCHOOL' ? null : (
        <ChoiceFilter
          label={t('whose.label')}
          value={search.whose}
          options={WHOSE}
          name={(each) => t(`whose.${each}`)}
          onChange={(chosen) => set({ whose: chosen })}
        />
      )}
      {schools.length > 0 ? (
        <Select
          aria-label={t('school')}
          placeholder={t('school')}
          clearable
          searchable
          value={search.school ?? null}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(school) => set({ school: school ?? undefined })}
        />
      ) : null}
      <DateField
        label={t('dueFrom')}
        description={null}
        value={search.from ?? null}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <DateField
        label={t('dueTo')}
        description={null}
        value={search.to ?? null}
        onChange={(to) => set({ to: to ?? undefined })}
      />
    </FilterBar>
  )
}
