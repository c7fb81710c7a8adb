import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankSide } from '@/shared/graphql/generated/graphql'
import { colleaguesQuery } from './colleagues.query'

type Props = Pick<ComponentProps<typeof Select>, 'value' | 'defaultValue' | 'onChange' | 'error'> & {
  schoolId: string
  /** As what the reader is in such a pair: mentors are shown to a mentee. */
  side: BankSide
}

/** Somebody of the other bank of the school, found by the server by any word of the name. */
export function ColleagueSelect({ schoolId, side, ...field }: Props) {
  const { t } = useTranslation('wishes')
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 250)
  const colleagues = useQuery(colleaguesQuery(schoolId, side, text))
  return (
    <Select
      {...field}
      label={t(`colleagueOf.${side}`)}
      data={(colleagues.data ?? []).map(({ id, fullName, position }) => ({
        value: id,
        label: position ? t('colleagueLine', { name: fullName, position }) : fullName,
      }))}
      searchable
      onSearchChange={setTyped}
      // The scroll area's own frame would be a scrolling box that the keyboard cannot enter.
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      // The server has searched already, by words that the label may not carry.
      filter={({ options }) => options}
      nothingFoundMessage={t('nobody')}
      allowDeselect={false}
      withAsterisk
    />
  )
}
