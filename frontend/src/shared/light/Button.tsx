import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'

type Props = ComponentProps<'button'> & {
  look?: 'default' | 'main' | 'subtle'
  small?: boolean
  /** Waits for an answer: it is not to be pressed again. */
  busy?: boolean
  icon?: ReactNode
}

/** A button of the public pages, which do without the kit of the working ones. */
export function Button({ look = 'default', small, busy, icon, children, disabled, ...props }: Props) {
  return (
    <button
      type="button"
      {...props}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      data-look={look}
      data-small={small || undefined}
      className={classes.button}
    >
      {icon}
      {children}
    </button>
  )
}
