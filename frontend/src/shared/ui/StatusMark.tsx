import type { LucideIcon } from 'lucide-react'
import classes from './StatusMark.module.css'

export type StatusTone = 'neutral' | 'active' | 'attention' | 'problem' | 'done'

/** One row of a feature's map: `{ DRAFT: { icon, tone, label } } satisfies Record<PairStatus, StatusLook>`. */
export type StatusLook = { icon: LucideIcon; tone: StatusTone }

type Props = StatusLook & { label: string }

/** A state as icon, word and colour: never the colour alone. */
export function StatusMark({ icon: Icon, tone, label }: Props) {
  return (
    <span className={classes.root} data-tone={tone}>
      <Icon size={16} aria-hidden className={classes.icon} />
      {label}
    </span>
  )
}
