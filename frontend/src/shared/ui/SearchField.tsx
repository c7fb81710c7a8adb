import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { IconSearch } from './icons'

type Props = {
  label: string
  /** From the URL; `undefined` when there is no search. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Writes to the URL after a quarter of a second of silence, and never takes the caret from who is typing. */
export function SearchField({ label, value = '', onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const write = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), 250)
  useEffect(
    function followTheUrl() {
      const node = input.current
      if (node && document.activeElement !== node) node.value = value
    },
    [value],
  )
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      defaultValue={value}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}
