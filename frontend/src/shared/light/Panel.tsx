import { type ReactNode, useId } from 'react'
import classes from './Panel.module.css'

type Props = { title: string; description?: string | undefined; children: ReactNode }

/** A titled part of a page, on a ground of its own. */
export function Panel({ title, description, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.root}>
      <h2 id={id}>{title}</h2>
      {description ? <p className="app-soft">{description}</p> : null}
      {children}
    </section>
  )
}
