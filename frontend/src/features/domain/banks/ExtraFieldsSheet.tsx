import { Alert, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MentorCard_CardFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const FILL = graphql(/* GraphQL */ `
  mutation FillBankFields($input: FillBankFieldsInput!) {
    fillBankFields(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
        }
      }
    }
  }
`)

export type ExtraField = MentorCard_CardFragment['extraFields'][number]

type Props = {
  /** Whose card, with what stands in its added fields; nothing while no sheet is open. */
  of: { cardId: string; name: string; fields: readonly ExtraField[] } | undefined
  onClose: () => void
}

/** The fields that the municipality added to a card, to be filled in. */
export function ExtraFieldsSheet({ of, onClose }: Props) {
  const { t } = useTranslation('banks')
  return (
    <SideSheet
      opened={of !== undefined}
      onClose={onClose}
      title={t('fields.fill')}
      {...(of ? { description: of.name } : {})}
    >
      {of ? <Form {...of} onClose={onClose} /> : null}
    </SideSheet>
  )
}

const schema = v.object({ values: v.array(v.nullable(v.union([v.string(), v.number()]))) })

type FormProps = NonNullable<Props['of']> & { onClose: () => void }

function Form({ cardId, fields, onClose }: FormProps) {
  const { t } = useTranslation('banks')
  const refresh = useRefresh()
  const used = fields.filter(({ field }) => !field.retired)
  const initialValues: v.InferInput<typeof schema> = { values: used.map(({ value }) => value ?? '') }
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: ({ values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(FILL, {
        input: {
          cardId,
          values: used.map(({ field }, index) => ({ fieldId: field.id, value: String(values[index] ?? '') })),
        },
      }),
    onSuccess: async ({ fillBankFields: answer }) => {
      switch (answer.__typename) {
        case 'FillBankFieldsDone':
          await refresh()
          notify(t('fields.filled'))
          return onClose()
        case 'InvalidInput':
          return app.refuse(
            answer.fields.map(({ path }) => ({ path: `values.${path[1]}`, message: t('fields.doesNotFit') })),
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
      {used.some(({ outdated }) => outdated) ? (
        <Alert color="amber" variant="outline">
          {t('fields.outdated')}
        </Alert>
      ) : null}
      {used.map(({ field }, index) => {
        const path = `values.${index}`
        const props = { ...app.field(path), label: field.name }
        switch (field.kind) {
          case 'TEXT':
            return <TextInput key={app.key(path)} {...props} maxLength={200} />
          case 'NUMBER':
            return <NumberInput key={app.key(path)} {...props} allowDecimal={false} />
          case 'DATE':
            return <DateField key={app.key(path)} {...props} />
          case 'CHOICE':
            return <Select key={app.key(path)} {...props} data={field.options} clearable />
          case 'YES_NO':
            return (
              <Select
                key={app.key(path)}
                {...props}
                data={(['YES', 'NO'] as const).map((value) => ({ value, label: t(`fields.value.${value}`) }))}
                clearable
              />
            )
          default:
            return field.kind satisfies never
        }
      })}
    </AppForm>
  )
}
