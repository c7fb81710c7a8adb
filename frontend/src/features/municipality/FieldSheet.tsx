import { Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { fromLines, toLines } from '@/features/domain/people/lines'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { type BankField, KEEP_FIELD } from './fields.query'

const SIDES = ['MENTOR', 'MENTEE'] as const satisfies readonly BankField['side'][]
const KINDS = ['TEXT', 'NUMBER', 'DATE', 'CHOICE', 'YES_NO'] as const satisfies readonly BankField['kind'][]
const VISIBILITIES = ['INTERNAL', 'MUNICIPAL', 'PUBLIC'] as const satisfies readonly BankField['visibility'][]

const schema = v.object({
  side: v.picklist(SIDES),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  kind: v.picklist(KINDS),
  options: v.string(),
  visibility: v.picklist(VISIBILITIES),
})

type Props = {
  opened: boolean
  onClose: () => void
  municipalityId: string
  /** The field as it is; without it a new one is added. */
  field: BankField | undefined
}

/** What a field of the municipality is called, what it holds, and who reads it. */
export function FieldSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('banks')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t(rest.field ? 'fields.changeTitle' : 'fields.add')}
      description={t('fields.sheetHint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, municipalityId, field }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('banks')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const initialValues: v.InferInput<typeof schema> = {
    side: field?.side ?? 'MENTOR',
    name: field?.name ?? '',
    kind: field?.kind ?? 'TEXT',
    options: fromLines(field?.options ?? []),
    visibility: field?.visibility ?? 'INTERNAL',
  }
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(KEEP_FIELD, {
        input: {
          municipalityId,
          fieldId: field?.id ?? null,
          version: field?.version ?? null,
          ...values,
          options: values.kind === 'CHOICE' ? toLines(values.options) : [],
        },
      }),
    onSuccess: async ({ keepBankField: answer }) => {
      switch (answer.__typename) {
        case 'KeepBankFieldDone':
          await refresh()
          notify(t('fields.kept'))
          return onClose()
        case 'KeepBankFieldConflict':
          await refresh()
          return app.refuse([{ path: 'name', message: t('fields.conflict', { name: answer.current.name }) }])
        case 'InvalidInput':
          return app.refuse(
            inputProblems(answer, tCommon).map((refusal) =>
              refusal.path?.startsWith('options')
                ? { path: 'options', message: t('fields.optionsProblem') }
                : refusal,
            ),
          )
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('fields.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('side')}
        {...app.field('side')}
        label={t('fields.side')}
        data={SIDES.map((side) => ({ value: side, label: t(`fields.sideOf.${side}`) }))}
        allowDeselect={false}
        disabled={field !== undefined}
      />
      <TextInput key={app.key('name')} {...app.field('name')} label={t('fields.name')} withAsterisk />
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('fields.kind')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`fields.kindOf.${kind}`) }))}
        allowDeselect={false}
      />
      <Textarea
        key={app.key('options')}
        {...app.field('options')}
        label={t('fields.options')}
        description={t('fields.optionsHint')}
        autosize
        minRows={2}
      />
      <Select
        key={app.key('visibility')}
        {...app.field('visibility')}
        label={t('fields.visibility')}
        data={VISIBILITIES.map((visibility) => ({
          value: visibility,
          label: t(`fields.visibilityOf.${visibility}`),
        }))}
        allowDeselect={false}
      />
    </AppForm>
  )
}
