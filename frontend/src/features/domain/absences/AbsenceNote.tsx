import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { ABSENCE } from './absence.fragment'

type Props = { absence: FragmentType<typeof ABSENCE> | null | undefined }

/** Below a state of the banks: that somebody is away, or will be. Nothing where nobody said so. */
export function AbsenceNote({ absence: ref }: Props) {
  const { t } = useTranslation('absences')
  const format = useFormat()
  const absence = readFragment(ABSENCE, ref)
  if (!absence) return null
  return (
    <Text size="xs" c="dimmed" component="div">
      {absence.from <= today()
        ? t('awayUntil', { date: format.dayNumeric(absence.until) })
        : t('willBeAway', { days: format.dayRange(absence.from, absence.until) })}
    </Text>
  )
}
