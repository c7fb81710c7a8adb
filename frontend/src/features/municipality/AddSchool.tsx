import { Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { SCHOOL_KINDS } from './register.search'

const ADD = graphql(/* GraphQL */ `
  mutation AddSchool($input: AddSchoolInput!) {
    addSchool(input: $input) {
      __typename
      ... on AddSchoolRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({ kind: v.picklist(SCHOOL_KINDS), shortName: text, fullName: text })

type Props = { opened: boolean; onClose: () => void; municipalityId: string }

export function AddSchool({ opened, onClose, municipalityId }: Props) {
  const { t } = useTranslation('municipality')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('add')}>
      <Form onClose={onClose} municipalityId={municipalityId} />
    </SideSheet>
  )
}

function Form({ onClose, municipalityId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('municipality')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const app = useAppForm({
    schema,
    initialValues: { kind: 'SCHOOL' as SchoolKind, shortName: '', fullName: '' },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(ADD, { input: { municipalityId, ...values } }),
    onSuccess: async ({ addSchool: answer }) => {
      switch (answer.__typename) {
        case 'AddSchoolDone':
          await queryClient.invalidateQueries({ queryKey: ['municipality', municipalityId] })
          notify(t('added'))
          return onClose()
        case 'AddSchoolRefused':
          return app.refuse([{ path: 'shortName', message: t(`refusal.${answer.reason}`) }])
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
      submitLabel={t('add')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('kind')}
        data={SCHOOL_KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <TextInput key={app.key('shortName')} {...app.field('shortName')} label={t('shortName')} withAsterisk />
      <Textarea
        key={app.key('fullName')}
        {...app.field('fullName')}
        label={t('fullName')}
        autosize
        minRows={2}
        withAsterisk
      />
    </AppForm>
  )
}
