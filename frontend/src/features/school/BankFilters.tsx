import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BankSide } from '@/features/domain/banks/BankStateMark'
import { BANK_STATES } from '@/features/domain/banks/bank-states'
import { CATEGORIES, DEFICIT_KINDS, FORMATS, TOPICS } from '@/features/domain/terms/lists'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { FilterBar } from '@/shared/ui/FilterBar'
import { SearchField } from '@/shared/ui/SearchField'
import { ALONE_DAYS, type BanksSearch, NO_FILTERS } from './banks.search'

type Props = {
  side: BankSide
  search: BanksSearch
  onSearch: (patch: Partial<BanksSearch>) => void
}

/** How many filters of one bank are set. */
export function activeFilters(search: BanksSearch): number {
  const { q, state, topic, format, category, free, expert, kind, without, alone } = search
  return [q, state, topic, format, category, free, expert, kind, without, alone].filter(Boolean).length
}

/** The filters of a bank; they stand in the address, so that a selection can be kept under a name. */
export function BankFilters({ side, search, onSearch }: Props) {
  const { t } = useTranslation(['banks', 'terms'])
  const set = (patch: Partial<BanksSearch>) => onSearch({ ...patch, ...FIRST_PAGE })
  return (
    <FilterBar
      label={t('filters')}
      active={activeFilters(search)}
      onReset={() => onSearch({ ...NO_FILTERS, tab: search.tab })}
    >
      <SearchField label={t('searchWords')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={t('state')}
        value={search.state}
        options={BANK_STATES}
        name={(state) => t(`bankState.${side}.${state}`)}
        onChange={(state) => set({ state })}
      />
      <ChoiceFilter
        label={t('topic')}
        value={search.topic}
        options={TOPICS}
        name={(topic) => t(`terms:topic.${topic}`)}
        onChange={(topic) => set({ topic })}
      />
      <ChoiceFilter
        label={t('category')}
        value={search.category}
        options={CATEGORIES}
        name={(category) => t(`terms:category.${category}`)}
        onChange={(category) => set({ category })}
      />
      {side === 'mentor' ? (
        <>
          <ChoiceFilter
            label={t('format')}
            value={search.format}
            options={FORMATS}
            name={(format) => t(`terms:format.${format}`)}
            onChange={(format) => set({ format })}
          />
          <Flag label={t('freeOnly')} value={search.free} onChange={(free) => set({ free })} />
          <Flag label={t('expertOnly')} value={search.expert} onChange={(expert) => set({ expert })} />
        </>
      ) : (
        <>
          <ChoiceFilter
            label={t('deficit')}
            value={search.kind}
            options={DEFICIT_KINDS}
            name={(kind) => t(`terms:deficitKind.${kind}`)}
            onChange={(kind) => set({ kind })}
          />
          <Flag label={t('withoutOnly')} value={search.without} onChange={(without) => set({ without })} />
          <ChoiceFilter
            label={t('alone')}
            value={search.alone === undefined ? undefined : (`${search.alone}` as const)}
            options={ALONE_DAYS.map((days) => `${days}` as const)}
            name={(days) => t('aloneDays', { count: Number(days) })}
            onChange={(days) => set({ alone: ALONE_DAYS.find((each) => `${each}` === days) })}
          />
        </>
      )}
      <Flag
        label={t('untouchedFirst')}
        value={search.order ? true : undefined}
        onChange={(on) => set({ order: on ? 'UNTOUCHED' : undefined })}
      />
    </FilterBar>
  )
}

type FlagProps = { label: string; value: true | undefined; onChange: (value: true | undefined) => void }

function Flag({ label, value, onChange }: FlagProps) {
  return (
    <Checkbox
      label={label}
      checked={value ?? false}
      onChange={(event) => onChange(event.currentTarget.checked ? true : undefined)}
    />
  )
}
