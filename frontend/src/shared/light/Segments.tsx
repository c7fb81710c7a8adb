import { type ReactNode, useId } from 'react'
import classes from './Segments.module.css'

type Option<T extends string> = { value: T; label: ReactNode; title?: string }
type Props<T extends string> = {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
}

/** One of a few, side by side: the browser's own radio buttons, drawn as one strip. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classes.root}>
      {options.map((option) => (
        <label key={option.value} title={option.title} className={classes.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="app-unseen"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
