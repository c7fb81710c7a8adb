import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOffFields } from '@/features/domain/one-offs/OneOffFields'
import { useProposeOneOff } from '@/features/domain/one-offs/propose-one-off'
import { MENTOR_CARD } from '@/features/domain/people/card.fragment'
import { readFragment } from '@/shared/graphql/generated'
import { AppForm } from '@/shared/ui/form/AppForm'
import { SideSheet } from '@/shared/ui/SideSheet'
import { mentorsQuery } from './banks.query'
import { EmployeeSelect } from './people-orders/EmployeeSelect'

type Props = { opened: boolean; onClose: () => void; schoolId: string }

/** The curator brings two people together for one meeting: a mentor of the bank and any colleague. */
export function ProposeOneOff({ opened, onClose, schoolId }: Props) {
  const { t } = useTranslation('oneOffs')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      title={t('propose.title')}
      description={t('propose.curatorHint')}
    >
      <Form onClose={onClose} schoolId={schoolId} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('oneOffs')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const mentors = useQuery(mentorsQuery(schoolId, q ? { q } : {}))
  const cards = readFragment(MENTOR_CARD, mentors.data?.viewer?.school?.mentorCards?.nodes ?? [])
  const { app, save } = useProposeOneOff(schoolId, { mentorId: null, menteeId: null }, onClose)
  const { defaultValue: _, ...mentee } = app.field('menteeId')
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error ?? mentors.error}
      submitLabel={t('propose.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('mentorId')}
        {...app.field('mentorId')}
        label={t('propose.mentor')}
        data={cards.map(({ person }) => ({ value: person.id, label: person.fullName }))}
        searchable
        onSearchChange={setTyped}
        // The scroll area's own frame would be a scrolling box that the keyboard cannot enter.
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        // The server has searched already, by words that the label may not carry.
        filter={({ options }) => options}
        nothingFoundMessage={t('propose.nobody')}
        allowDeselect={false}
        withAsterisk
      />
      <EmployeeSelect
        {...mentee}
        schoolId={schoolId}
        label={t('propose.mentee')}
        value={chosen}
        onChange={(person) => {
          setChosen(person?.id ?? null)
          app.form.setFieldValue('menteeId', person?.id ?? null)
        }}
      />
      <OneOffFields app={app} />
    </AppForm>
  )
}
