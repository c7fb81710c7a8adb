import { type FormErrors, schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import * as v from 'valibot'
import { useMessage } from '@/shared/i18n/message'

/** What the server refused. `path` is the field, dotted as in the form; without it the whole form is meant. */
export type Refusal = {
  path?: string | undefined /** a `MessageKey`, or words ready to read */
  message: string
}

/** One line of the summary: the field's own label and what is wrong with it. */
export type Issue = { path: string; label: string; message: string }

type Options<TValues, TOutput> = {
  /** Messages are `msg('namespace:key')`; they are translated when shown. */
  schema: v.GenericSchema<TValues, TOutput>
  initialValues: TValues
}

/**
 * A form: uncontrolled fields, a Valibot schema, refusals of the server on the fields they mean.
 * A field is `<TextInput key={app.key('goal')} {...app.field('goal')} label=… />`.
 * Checked on submit, not on blur: a message appearing on blur moves the button from under the finger.
 */
export function useAppForm<TValues extends Record<string, unknown>, TOutput>(
  options: Options<TValues, TOutput>,
) {
  const { schema, initialValues } = options
  const print = useMessage()
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const form = useForm<TValues, TOutput>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(schema, { sync: true }),
    transformValues: (values) => v.parse(schema, values),
  })

  /** The label is read from the page, so a field's name is written once, where the field stands. */
  const labelOf = (path: string) => {
    const node: HTMLInputElement | null = form.getInputNode(path)
    return node?.labels?.[0]?.innerText.replace(/\s*\*$/, '') ?? ''
  }

  const show = (errors: FormErrors) =>
    setIssues(
      Object.entries(errors).map(([path, message]) => ({
        path,
        label: labelOf(path),
        message: print(message) ?? '',
      })),
    )

  return {
    form,
    issues,
    key: form.key,
    /** Props of one input, its error in the reader's language. */
    field: (...args: Parameters<typeof form.getInputProps>) => {
      const props = form.getInputProps(...args)
      return { ...props, error: print(props.error) }
    },
    /** Props of a checkbox or a switch. */
    check: (path: Parameters<typeof form.getInputProps>[0]) => {
      const props = form.getInputProps(path, { type: 'checkbox' })
      return { ...props, error: print(props.error) }
    },
    submit: (onValid: (values: TOutput) => void) =>
      form.onSubmit((values) => {
        setIssues([])
        onValid(values)
      }, show),
    /** Puts the server's refusals on their fields. */
    refuse: (refusals: readonly Refusal[]) => {
      const errors = Object.fromEntries(refusals.map(({ path = '', message }) => [path, message]))
      form.setErrors(errors)
      show(errors)
    },
    goTo: (path: string) => {
      const node: HTMLElement | null = form.getInputNode(path)
      node?.focus()
    },
  }
}

export type AppFormApi = Pick<ReturnType<typeof useAppForm>, 'issues' | 'goTo'>
