import { Checkbox, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

type Props<T extends string> = {
  label: string
  description?: ReactNode
  options: readonly T[]
  labelOf: (option: T) => string
  /** From `app.field(path)`. */
  field: { defaultValue?: T[]; onChange?: (value: never) => void; error?: ReactNode }
  withAsterisk?: boolean
}

/** Several of a short vocabulary: boxes in a column, each a target for a finger. */
export function TermChecks<T extends string>(props: Props<T>) {
  const { label, description, options, labelOf, field, withAsterisk = false } = props
  return (
    <Checkbox.Group
      {...field}
      label={label}
      description={description}
      withAsterisk={withAsterisk}
      onChange={(value) => field.onChange?.(value as never)}
    >
      <Stack gap={6} mt={6}>
        {options.map((option) => (
          <Checkbox key={option} value={option} label={labelOf(option)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
