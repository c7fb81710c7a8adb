import type { ReactNode } from 'react'
import classes from './ShareBar.module.css'

type Props = {
  /** How many there are in all; at 0 there is nothing to draw, and the words stand alone. */
  total: number
  whole: number
  /** On their way: drawn as not yet whole. */
  partly: number
  late: number
  /** The same in words; a part that is late has `data-tone="problem"`. */
  children: ReactNode
}

/** How much of a whole is done, on its way and late: a bar, and the same in words. */
export function ShareBar({ total, whole, partly, late, children }: Props) {
  if (total === 0) return <span className={classes.words}>{children}</span>
  const share = (count: number) => ({ width: `${(count / total) * 100}%` })
  return (
    <div className={classes.root}>
      <div className={classes.bar} aria-hidden>
        <span data-part="whole" style={share(whole)} />
        <span data-part="partly" style={share(partly)} />
        <span data-part="late" style={share(late)} />
      </div>
      <span className={classes.words}>{children}</span>
    </div>
  )
}
