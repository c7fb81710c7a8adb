import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { DateInputBoxProps } from './DateInputBox'

const DateInputBox = lazy(() => import('./DateInputBox'))

/** A day as `YYYY-MM-DD` or `null`. The calendar is a chunk of its own and comes when a form needs it. */
export function DateField(props: DateInputBoxProps) {
  return (
    <Suspense
      fallback={
        <TextInput
          label={props.label}
          description={props.description}
          withAsterisk={props.withAsterisk ?? false}
          disabled
        />
      }
    >
      <DateInputBox {...props} />
    </Suspense>
  )
}
