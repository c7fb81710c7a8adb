import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { MENTOR_CARD } from '@/features/domain/people/card.fragment'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { mentorsQuery } from './banks.query'
import { type Asked, ProposeForm } from './ProposeForm'
import type { PupilRow } from './pupils.query'

/** More than this in one bank is looked for by name in the bank itself. */
const AT_ONCE = 100

type Props = {
  pupil: PupilRow | undefined
  /** Pupils whose consents hold too: with one of them it is a group. */
  others: readonly PupilRow[]
  onClose: () => void
  schoolId: string
}

/** A mentor for a pupil: only the mentor is asked. */
export function ProposeForPupil({ pupil, ...rest }: Props) {
  const { t } = useTranslation('pupils')
  return (
    <SideSheet opened={pupil !== undefined} onClose={rest.onClose} title={t('propose')} size="lg">
      {pupil ? <Body pupil={pupil} {...rest} /> : null}
    </SideSheet>
  )
}

function Body({ pupil, others, onClose, schoolId }: Props & { pupil: PupilRow }) {
  const { t } = useTranslation('pupils')
  const mentors = useQuery(mentorsQuery(schoolId, {}, AT_ONCE))
  if (mentors.error) return <ErrorNote error={mentors.error} />
  const bank = mentors.data?.viewer?.school?.mentorCards?.nodes
  if (!bank) return <PageLoading />
  return (
    <>
      <Text fw={600}>{pupil.person.fullName}</Text>
      <Text c="dimmed" size="sm" mb="md">
        {t('proposeHint')}
      </Text>
      <ProposeForm
        key={pupil.person.id}
        schoolId={schoolId}
        need={asked(pupil)}
        cards={readFragment(MENTOR_CARD, bank)}
        others={others.map(asked)}
        pupils
        onClose={onClose}
      />
    </>
  )
}

/** A pupil states no need: any topic will do. */
const asked = ({ person }: PupilRow): Asked => ({ person, topics: [], formats: [] })
