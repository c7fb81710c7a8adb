import { Select } from '@mantine/core'

type Props<T extends string> = {
  label: string
  /** From the address; `undefined` when this filter is off. */
  value: T | undefined
  options: readonly T[]
  /** What an option is called. */
  name: (option: T) => string
  onChange: (value: T | undefined) => void
}

/** One choice of a list's filters; cleared, it is off. */
export function ChoiceFilter<T extends string>({ label, value, options, name, onChange }: Props<T>) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      value={value ?? null}
      data={options.map((option) => ({ value: option, label: name(option) }))}
      onChange={(chosen) => onChange(options.find((option) => option === chosen))}
    />
  )
}
