import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'

const MAKE = graphql(/* GraphQL */ `
  mutation TemplateFromProgramme($input: TemplateFromProgrammeInput!) {
    templateFromProgramme(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  title: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = { opened: boolean; onClose: () => void; programmeId: string; onMade: () => void }

/** Makes a draft of a template out of a programme, without its people. Namespace: templates. */
export function MakeTemplate({ opened, onClose, programmeId, onMade }: Props) {
  const { t } = useTranslation('templates')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('make')} description={t('makeHint')}>
      <Form programmeId={programmeId} onClose={onClose} onMade={onMade} />
    </SideSheet>
  )
}

function Form({ programmeId, onClose, onMade }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('templates')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { title: '' } })
  const make = useMutation({
    mutationFn: ({ title }: v.InferOutput<typeof schema>) =>
      graphqlRequest(MAKE, { input: { programmeId, title } }),
    onSuccess: async ({ templateFromProgramme: answer }) => {
      switch (answer.__typename) {
        case 'TemplateFromProgrammeDone':
          await refresh()
          onClose()
          return onMade()
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
      busy={make.isPending}
      error={make.error}
      submitLabel={t('makeSubmit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => make.mutate(values))}
    >
      <TextInput
        key={app.key('title')}
        {...app.field('title')}
        label={t('name')}
        maxLength={200}
        withAsterisk
      />
    </AppForm>
  )
}
