import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'
import { IconEmpty } from './icons'

type Props = {
  /** Why there is nothing: «Пар пока нет». */
  title: string
  /** What makes it full: «Начните с потребности педагога». */
  hint?: string
  /** The first act, a button or a link. */
  action?: ReactNode
  icon?: LucideIcon
}

export function EmptyState({ title, hint, action, icon: Icon = IconEmpty }: Props) {
  return (
    <div className={classes.root}>
      <Icon size={28} strokeWidth={1.5} aria-hidden className={classes.icon} />
      <p className={classes.title}>{title}</p>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  )
}
