import { type ComponentProps, type ReactNode, useId } from 'react'
import classes from './Field.module.css'

type Shared = { label: string /** What is wrong, in words. */; error?: string | undefined }

/** A field of one line with its name above it and what is wrong below. */
export function Field({ label, error, ...props }: Shared & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Named id={id} label={label} error={error}>
      <input {...props} {...told(id, error)} className={classes.input} />
    </Named>
  )
}

/** The same of many lines. */
export function TextField({ label, error, ...props }: Shared & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Named id={id} label={label} error={error}>
      <textarea {...props} {...told(id, error)} className={classes.input} />
    </Named>
  )
}

const told = (id: string, error: string | undefined) =>
  error ? { id, 'aria-invalid': true, 'aria-describedby': `${id}-e` } : { id }

function Named({ id, label, error, children }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {children}
      {error ? (
        <span id={`${id}-e`} className={classes.problem}>
          {error}
        </span>
      ) : null}
    </div>
  )
}
