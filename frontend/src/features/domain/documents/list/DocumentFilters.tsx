import { NumberInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { today } from '@/shared/lib/days'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { FilterBar } from '@/shared/ui/FilterBar'
import { SearchField } from '@/shared/ui/SearchField'
import classes from '../documents.module.css'
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../lists'
import { activeFilters, type DocumentsSearch, OWNER_LEVELS } from './documents.search'

type Props = {
  level: PlaceLevel
  search: DocumentsSearch
  onSearch: (patch: Partial<DocumentsSearch>) => void
}

/** The levels whose documents reach a place: its own and those above. */
const reaching = (level: PlaceLevel) => OWNER_LEVELS.slice(0, OWNER_LEVELS.indexOf(level) + 1)

/** The filters of a registry; they stand in the address. Namespace: documents. */
export function DocumentFilters({ level, search, onSearch }: Props) {
  const { t } = useTranslation('documents')
  const set = (patch: Partial<DocumentsSearch>) => onSearch({ ...patch, ...FIRST_PAGE })
  const setYear = useDebouncedCallback((dated: number | undefined) => set({ dated }), 250)
  const thisYear = Number(today().slice(0, 4))
  return (
    <FilterBar
      label={t('filters')}
      active={activeFilters(search)}
      onReset={() =>
        set({ q: undefined, kind: undefined, state: undefined, owner: undefined, dated: undefined })
      }
    >
      <SearchField label={t('search')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={t('kind')}
        value={search.kind}
        options={DOCUMENT_KINDS}
        name={(kind) => t(`kindOf.${kind}`)}
        onChange={(chosen) => set({ kind: chosen })}
      />
      <ChoiceFilter
        label={t('state')}
        value={search.state}
        options={DOCUMENT_STATES}
        name={(state) => t(`stateOf.${state}`)}
        onChange={(chosen) => set({ state: chosen })}
      />
      {level === 'REGION' ? null : (
        <ChoiceFilter
          label={t('owner')}
          value={search.owner}
          options={reaching(level)}
          name={(each) => t(`ownerOf.${each}`)}
          onChange={(chosen) => set({ owner: chosen })}
        />
      )}
      <NumberInput
        // The address sets it anew when the filters are taken off.
        key={search.dated ? 'set' : 'none'}
        aria-label={t('year')}
        placeholder={t('year')}
        className={classes.year}
        min={1990}
        max={thisYear + 1}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=""
        defaultValue={search.dated ?? ''}
        onChange={(typed) => {
          if (typed === '') return setYear(undefined)
          // A year on its way to four digits is no year to ask for.
          if (typeof typed === 'number' && typed >= 1990 && typed <= thisYear + 1) return setYear(typed)
        }}
      />
    </FilterBar>
  )
}
