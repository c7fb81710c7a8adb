import { Checkbox, Select, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { FileField } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { FILE_FIELDS } from './looks'

const ASK = graphql(/* GraphQL */ `
  mutation AskForFile($input: AskForFileInput!) {
    askForFile(input: $input) {
      __typename
      ... on AskForFileRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  menteeId: text,
  fields: v.pipe(v.array(v.picklist(FILE_FIELDS)), v.minLength(1, msg('grants:ask.fieldsMissing'))),
  purpose: text,
})

type Props = {
  opened: boolean
  onClose: () => void
  pairId: string
  mentees: readonly { id: string; fullName: string }[]
}

/** A mentor asks for named facts of a mentee, and says what for. Namespace: grants. */
export function AskForFile({ opened, ...rest }: Props) {
  const { t } = useTranslation('grants')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('ask.title')} description={t('ask.hint')}>
      {opened ? <Form {...rest} /> : null}
    </SideSheet>
  )
}

function Form({ onClose, pairId, mentees }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('grants')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: { menteeId: mentees[0]?.id ?? '', fields: [] as FileField[], purpose: '' },
  })
  const ask = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(ASK, { input: { mentorshipId: pairId, ...values } }),
    onSuccess: async ({ askForFile: answer }) => {
      switch (answer.__typename) {
        case 'AskForFileDone':
          await refresh()
          notify(t('ask.done'))
          return onClose()
        case 'AskForFileRefused':
          return app.refuse([{ message: t(`ask.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={ask.isPending}
      error={ask.error}
      submitLabel={t('ask.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => ask.mutate(values))}
    >
      {mentees.length > 1 ? (
        <Select
          key={app.key('menteeId')}
          {...app.field('menteeId')}
          label={t('ask.mentee')}
          data={mentees.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          allowDeselect={false}
        />
      ) : null}
      <Checkbox.Group
        key={app.key('fields')}
        {...app.field('fields')}
        label={t('ask.fields')}
        description={t('ask.fieldsHint')}
        withAsterisk
      >
        <Stack gap="xs" mt={6}>
          {FILE_FIELDS.map((field) => (
            <Checkbox key={field} value={field} label={t(`field.${field}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Textarea
        key={app.key('purpose')}
        {...app.field('purpose')}
        label={t('ask.purpose')}
        description={t('ask.purposeHint')}
        autosize
        minRows={3}
        withAsterisk
      />
    </AppForm>
  )
}
