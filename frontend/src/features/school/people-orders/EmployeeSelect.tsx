import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { employeesQuery } from '../employees.query'

type Employee = { id: string; fullName: string }

type Props = {
  schoolId: string
  label: string
  description?: string
  value: string | null
  onChange: (person: Employee | null) => void
  /** The name of who is chosen already, for the time before the search has found them. */
  chosen?: Employee | null
  clearable?: boolean
  error?: string | undefined
}

/** Somebody who works at the school now, found by the server by any word of the name. */
export function EmployeeSelect({ schoolId, chosen, onChange, clearable = false, ...rest }: Props) {
  const { t } = useTranslation('school')
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 250)
  const employees = useQuery(employeesQuery(schoolId, text))
  const found = employees.data?.viewer?.school?.people?.nodes ?? []
  const options = found.map(({ id, fullName, position }) => ({
    value: id,
    label: position ? t('appoint.personLine', { name: fullName, position }) : fullName,
  }))
  if (chosen && !options.some(({ value }) => value === chosen.id))
    options.push({ value: chosen.id, label: chosen.fullName })
  return (
    <Select
      {...rest}
      data={options}
      onChange={(id) => onChange(found.find((person) => person.id === id) ?? null)}
      searchable
      onSearchChange={setTyped}
      // The scroll area's own frame would be a scrolling box that the keyboard cannot enter.
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      // The server has searched already, by words that the label may not carry.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('appoint.nobody')}
      clearable={clearable}
      allowDeselect={false}
    />
  )
}
