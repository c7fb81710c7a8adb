import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import classes from './Figure.module.css'

export type FigureTone = 'calm' | 'warn' | 'danger'

type BodyProps = {
  /** Already printed: `format.number(7)`, `format.percent(0.86)`, «—» for no data. */
  value: string
  /** What is counted, in the plural form of the value: «без наставника». */
  label: string
  /** The base of a percentage or the remedy: «из 46», «Подобрать». */
  hint?: ReactNode
  tone?: FigureTone
}

/** A number without a way further. Prefer `FigureLink`: a figure should end in a verb. */
export function Figure({ value, label, hint, tone = 'calm' }: BodyProps) {
  return (
    <div className={classes.root} data-tone={tone}>
      <Body value={value} label={label} hint={hint} />
    </div>
  )
}

function Body({ value, label, hint }: BodyProps) {
  return (
    <>
      <span className={classes.value}>{value}</span> <span className={classes.label}>{label}</span>
      {hint ? <span className={classes.hint}> {hint}</span> : null}
    </>
  )
}

function FigureAnchor({ value, label, hint, tone = 'calm', ...props }: BodyProps & ComponentProps<'a'>) {
  return (
    <a {...props} className={classes.root} data-tone={tone} data-link>
      <Body value={value} label={label} hint={hint} />
    </a>
  )
}

/** A number that leads to the list behind it: `<FigureLink to="…" value="7" label="без наставника" />`. */
export const FigureLink = createLink(FigureAnchor)
