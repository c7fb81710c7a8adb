import type { TFunction } from 'i18next'

type T = TFunction<'matching'>
type Named = { mark: string; person?: { fullName: string } | null | undefined }

/** The mentee’s name, or the mark under which the municipality knows them. */
export const menteeName = (t: T, mentee: Named) =>
  mentee.person?.fullName ?? t('menteeMark', { mark: mentee.mark })

/** «Орлова Т. Н. → Сафина А. Р.», for the names of buttons. */
export const pairName = (t: T, mentor: { person: { fullName: string } }, mentee: Named) =>
  t('pairName', { mentor: mentor.person.fullName, mentee: menteeName(t, mentee) })
