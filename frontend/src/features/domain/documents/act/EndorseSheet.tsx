import { Autocomplete, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import type { EndorsementKind } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { ENDORSEMENT_KINDS } from '../lists'
import type { Kept } from './answer'
import { useAct } from './use-act'

const required = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  kind: v.picklist(ENDORSEMENT_KINDS),
  body: required,
  minutesNumber: v.pipe(v.string(), v.trim()),
  date: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})

type Props = { opened: boolean; onClose: () => void; document: Kept & { title: string } }

/** That a council, an association or a union has had its say. Namespace: documents. */
export function EndorseSheet({ opened, onClose, document }: Props) {
  const { t } = useTranslation('documents')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('endorsement.open')} description={document.title}>
      <Form onClose={onClose} document={document} />
    </SideSheet>
  )
}

function Form({ onClose, document }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('documents')
  const { send } = useAct(document)
  const app = useAppForm({
    schema,
    initialValues: {
      kind: 'CONSIDERED' as EndorsementKind,
      body: '',
      minutesNumber: '',
      date: today() as string | null,
    },
  })
  const save = useMutation({
    mutationFn: ({ minutesNumber, ...values }: v.InferOutput<typeof schema>) =>
      send({ kind: 'ENDORSE', endorsement: { ...values, minutesNumber: minutesNumber || null } }),
    onSuccess: (refusals) => (refusals.length === 0 ? onClose() : app.refuse(refusals)),
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('endorsement.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('endorsement.kind')}
        data={ENDORSEMENT_KINDS.map((kind) => ({ value: kind, label: t(`endorsement.kindOf.${kind}`) }))}
        allowDeselect={false}
      />
      <Autocomplete
        key={app.key('body')}
        {...app.field('body')}
        label={t('endorsement.body')}
        description={t('endorsement.bodyHint')}
        data={(['council', 'association', 'union', 'board'] as const).map((each) =>
          t(`endorsement.bodyOf.${each}`),
        )}
        withAsterisk
      />
      <TextInput
        key={app.key('minutesNumber')}
        {...app.field('minutesNumber')}
        label={t('endorsement.minutesNumber')}
      />
      <DateField
        key={app.key('date')}
        {...app.field('date')}
        label={t('endorsement.date')}
        maxDate={today()}
        withAsterisk
      />
    </AppForm>
  )
}
