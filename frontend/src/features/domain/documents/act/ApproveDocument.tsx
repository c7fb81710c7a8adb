import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { Confirm } from '@/shared/ui/Confirm'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { useAct } from './use-act'

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const schema = v.object({
  orderNumber: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  approvedOn: day,
  effectiveFrom: day,
})
type Values = v.InferOutput<typeof schema>

type Props = { opened: boolean; onClose: () => void; document: Document_DocumentFragment }

/** The order first, then one question that says what it brings about. Namespace: documents. */
export function ApproveDocument({ opened, ...rest }: Props) {
  const { t } = useTranslation('documents')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('approve.title')}
      description={rest.document.title}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, document }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const { send } = useAct(document)
  const [asked, setAsked] = useState<Values>()
  const app = useAppForm({
    schema,
    initialValues: {
      orderNumber: document.kind === 'ORDER' ? (document.number ?? '') : '',
      approvedOn: document.kind === 'ORDER' ? document.date : (null as string | null),
      effectiveFrom: document.effectiveFrom as string | null,
    },
  })
  const save = useMutation({
    mutationFn: (approval: Values) => send({ kind: 'APPROVE', approval }),
    onSuccess: (refusals) => {
      setAsked(undefined)
      return refusals.length === 0 ? onClose() : app.refuse(refusals)
    },
    onError: () => setAsked(undefined),
  })
  return (
    <>
      <AppForm
        app={app}
        busy={save.isPending}
        error={save.error}
        submitLabel={t('approve.next')}
        onCancel={onClose}
        onSubmit={app.submit(setAsked)}
      >
        <TextInput
          key={app.key('orderNumber')}
          {...app.field('orderNumber')}
          label={t('approve.number')}
          withAsterisk
        />
        <DateField
          key={app.key('approvedOn')}
          {...app.field('approvedOn')}
          label={t('approve.on')}
          maxDate={today()}
          withAsterisk
        />
        <DateField
          key={app.key('effectiveFrom')}
          {...app.field('effectiveFrom')}
          label={t('effectiveFrom')}
          description={t('approve.fromHint')}
          withAsterisk
        />
      </AppForm>
      {asked ? (
        <Confirm
          opened
          title={t('approve.ask', {
            number: asked.orderNumber,
            date: format.dayNumeric(asked.approvedOn),
          })}
          consequences={[
            asked.effectiveFrom > today()
              ? t('approve.later', { date: format.dayLong(asked.effectiveFrom) })
              : t('approve.atOnce', { date: format.dayLong(asked.effectiveFrom) }),
            t('approve.fixed'),
            ...(document.supersedes ? [t('approve.replaces', { version: document.supersedes.version })] : []),
          ]}
          confirmLabel={t('approve.submit')}
          busy={save.isPending}
          onConfirm={() => save.mutate(asked)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  )
}
