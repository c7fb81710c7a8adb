import { useTranslation } from 'react-i18next'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { FilterBar } from '@/shared/ui/FilterBar'

type Props<TState extends string> = {
  value: TState | undefined
  options: readonly TState[]
  name: (state: TState) => string
  onSearch: (patch: { state: TState | undefined } & typeof FIRST_PAGE) => void
}

/** Lists of campaigns and of answers are looked through by where each stands. Namespace: monitoring. */
export function StateFilter<TState extends string>({ value, options, name, onSearch }: Props<TState>) {
  const { t } = useTranslation('monitoring')
  const choose = (state: TState | undefined) => onSearch({ state, ...FIRST_PAGE })
  return (
    <FilterBar label={t('filters')} active={value ? 1 : 0} onReset={() => choose(undefined)}>
      <ChoiceFilter label={t('stateLabel')} value={value} options={options} name={name} onChange={choose} />
    </FilterBar>
  )
}
