import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CalendarKind } from '@/shared/graphql/generated/graphql'
import { IconCalendar, IconCompleted, IconEdit, IconPair, IconWaiting } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import classes from './CalendarView.module.css'
import type { Entry } from './calendar.query'

/** Each kind by a picture and a word: colour alone says nothing. */
const ICONS = {
  MEETING: IconCalendar,
  ACTIVITY: IconWaiting,
  PROGRAMME_END: IconCompleted,
  CONSENT_END: IconEdit,
  PROPOSAL: IconPair,
} as const satisfies Record<CalendarKind, LucideIcon>

/** One thing on a day, and the way to it. */
export function EntryLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation(['calendar', 'terms'])
  const Icon = ICONS[entry.kind]
  const kind = t(`kind.${entry.kind}`)
  const about = entry.kind === 'CONSENT_END' ? [entry.with] : [entry.title, entry.with]
  const words = [kind, ...about].filter(Boolean).join(': ')
  return (
    <span className={classes.entry}>
      <Icon size={14} aria-hidden />
      <AnchorLink to={entry.path} title={words}>
        {entry.overdue ? `${t('overdue')} · ${words}` : words}
      </AnchorLink>
    </span>
  )
}
