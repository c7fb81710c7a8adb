import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MENTOR_CARD, NEED } from '@/features/domain/people/card.fragment'
import { readFragment } from '@/shared/graphql/generated'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { mentorsQuery, needsQuery } from './banks.query'
import { ProposeForm } from './ProposeForm'

/** More than this in one bank is looked for by name in the banks themselves. */
const AT_ONCE = 100

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  /** The need in hand; without it the sheet asks for one. */
  needId?: string | undefined
}

/** From a need to a proposal: the need, the mentors that fit it, form and format. */
export function ProposePair({ opened, ...rest }: Props) {
  const { t } = useTranslation('pairs')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('propose.title')} size="lg">
      <Body {...rest} />
    </SideSheet>
  )
}

function Body({ onClose, schoolId, needId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('pairs')
  const [chosen, setChosen] = useState(needId ?? null)
  const needs = useQuery(needsQuery(schoolId, { without: true }, AT_ONCE))
  const mentors = useQuery(mentorsQuery(schoolId, {}, AT_ONCE))
  const error = needs.error ?? mentors.error
  if (error) return <ErrorNote error={error} />
  const waiting = needs.data?.viewer?.school?.needs?.nodes
  const bank = mentors.data?.viewer?.school?.mentorCards?.nodes
  if (!waiting || !bank) return <PageLoading />
  const open = readFragment(NEED, waiting)
  const need = open.find(({ id }) => id === chosen)
  if (open.length === 0) return <EmptyState title={t('propose.noNeeds')} hint={t('propose.noNeedsHint')} />
  return (
    <>
      <Select
        label={t('propose.need')}
        data={open.map(({ id, person }) => ({
          value: id,
          label: person.position
            ? t('propose.personLine', { name: person.fullName, position: person.position })
            : person.fullName,
        }))}
        value={chosen}
        onChange={setChosen}
        searchable
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        allowDeselect={false}
        mb="md"
        withAsterisk
      />
      {need ? (
        // A new need is a new form: nothing chosen for one person may reach another.
        <ProposeForm
          key={need.id}
          schoolId={schoolId}
          need={need}
          cards={readFragment(MENTOR_CARD, bank)}
          others={open.filter(({ id }) => id !== need.id)}
          onClose={onClose}
        />
      ) : (
        <Text c="dimmed">{t('propose.needFirst')}</Text>
      )}
    </>
  )
}
