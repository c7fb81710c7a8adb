import { useTranslation } from 'react-i18next'
import classes from './Field.module.css'

type Props<T extends string> = {
  label: string
  /** From the address; `undefined` when this filter is off. */
  value: T | undefined
  options: readonly { value: T; label: string }[]
  onChange: (value: T | undefined) => void
}

/** One choice of a filter. The browser's own list: a phone draws it best, and it weighs nothing. */
export function FilterSelect<T extends string>({ label, value, options, onChange }: Props<T>) {
  const { t } = useTranslation('public')
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      data-set={value ? true : undefined}
      className={classes.select}
      onChange={({ currentTarget }) =>
        onChange(options.find((each) => each.value === currentTarget.value)?.value)
      }
    >
      <option value="">{t('practices.any', { label })}</option>
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  )
}
