import { Checkbox, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { FileField } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { addMonths, today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { FileGrant } from './grant.fragment'
import { FILE_FIELDS } from './looks'

const GRANT = graphql(/* GraphQL */ `
  mutation GrantFile($input: GrantFileInput!) {
    grantFile(input: $input) {
      __typename
      ... on GrantFileRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Until the end of a term of work; longer only when the head says so. */
const USUAL_MONTHS = 3

const schema = v.object({
  fields: v.pipe(v.array(v.picklist(FILE_FIELDS)), v.minLength(1, msg('grants:decide.fieldsMissing'))),
  until: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})

type Props = { grant: FileGrant; opened: boolean; onClose: () => void }

/** The head opens what was asked for or less of it, until a day. Namespace: grants. */
export function DecideGrant({ grant, opened, onClose }: Props) {
  const { t } = useTranslation('grants')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      title={t('decide.title')}
      description={t('line', { mentor: grant.mentor.shortName, mentee: grant.mentee.shortName })}
    >
      {opened ? <Form grant={grant} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Form({ grant, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('grants')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [initialValues] = useState(() => ({
    fields: [...grant.askedFields] satisfies FileField[],
    until: addMonths(today(), USUAL_MONTHS) as string | null,
  }))
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(GRANT, { input: { grantId: grant.id, ...values } }),
    onSuccess: async ({ grantFile: answer }) => {
      switch (answer.__typename) {
        case 'GrantFileDone':
          await refresh()
          notify(t('decide.done'))
          return onClose()
        case 'GrantFileRefused':
          return app.refuse([{ message: t(`refusal.${answer.reason}`) }])
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
      busy={save.isPending}
      error={save.error}
      submitLabel={t('decide.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Text>{t('purposeLine', { purpose: grant.purpose })}</Text>
      <Checkbox.Group
        key={app.key('fields')}
        {...app.field('fields')}
        label={t('decide.fields')}
        description={t('decide.fieldsHint')}
        withAsterisk
      >
        <Stack gap="xs" mt={6}>
          {grant.askedFields.map((field) => (
            <Checkbox key={field} value={field} label={t(`field.${field}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <DateField
        key={app.key('until')}
        {...app.field('until')}
        label={t('decide.until')}
        minDate={today()}
        maxDate={addMonths(today(), 12)}
        withAsterisk
      />
    </AppForm>
  )
}
