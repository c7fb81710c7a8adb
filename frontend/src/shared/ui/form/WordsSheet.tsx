import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'
import { SideSheet } from '../SideSheet'
import { AppForm } from './AppForm'
import { type Refusal, useAppForm } from './use-app-form'

const schema = v.object({
  words: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  /** What it is about. */
  description?: ReactNode
  label: string
  hint?: string
  submitLabel: string
  initial?: string
  /** Sends the words; answers with the refusals, none when it is done. The field is called `words`. */
  send: (words: string) => Promise<readonly Refusal[]>
}

/** An act that needs a few words: a remark, a result, a reason. */
export function WordsSheet({ opened, title, description, ...form }: Props) {
  return (
    <SideSheet opened={opened} onClose={form.onClose} title={title} description={description}>
      <Form {...form} />
    </SideSheet>
  )
}

function Form(props: Omit<Props, 'opened' | 'title' | 'description'>) {
  const { onClose, label, hint, submitLabel, initial = '', send } = props
  const app = useAppForm({ schema, initialValues: { words: initial } })
  const act = useMutation({
    mutationFn: send,
    onSuccess: (refusals) => (refusals.length === 0 ? onClose() : app.refuse(refusals)),
  })
  return (
    <AppForm
      app={app}
      busy={act.isPending}
      error={act.error}
      submitLabel={submitLabel}
      onCancel={onClose}
      onSubmit={app.submit(({ words }) => act.mutate(words))}
    >
      <Textarea
        key={app.key('words')}
        {...app.field('words')}
        label={label}
        description={hint}
        autosize
        minRows={4}
        withAsterisk
      />
    </AppForm>
  )
}
