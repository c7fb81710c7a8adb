import type { ReactNode } from 'react'
import classes from './FigureStrip.module.css'

type Props = { label: string; children: ReactNode }

/** A row of figures: four across on a desktop, two on a phone. */
export function FigureStrip({ label, children }: Props) {
  return (
    <section aria-label={label} className={classes.root}>
      {children}
    </section>
  )
}
