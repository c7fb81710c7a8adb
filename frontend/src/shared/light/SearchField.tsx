import { useEffect, useRef } from 'react'
import { IconSearch } from '@/shared/ui/icons'
import classes from './Field.module.css'

type Props = {
  label: string
  /** From the address; `undefined` when there is no search. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const SILENCE_MS = 250

/** Writes to the address after a quarter of a second of silence, and never takes the caret from who is typing. */
export function SearchField({ label, value = '', onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    function followTheAddress() {
      const node = input.current
      if (node && document.activeElement !== node) node.value = value
    },
    [value],
  )
  useEffect(() => () => clearTimeout(waiting.current), [])
  return (
    <div className={classes.searching}>
      <IconSearch size={16} aria-hidden className={classes.picture} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        className={classes.input}
        onChange={({ currentTarget }) => {
          clearTimeout(waiting.current)
          waiting.current = setTimeout(() => onChange(currentTarget.value.trim() || undefined), SILENCE_MS)
        }}
      />
    </div>
  )
}
