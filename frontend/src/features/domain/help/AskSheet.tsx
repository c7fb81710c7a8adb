import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { HelpAddressee } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const ASK = graphql(/* GraphQL */ `
  mutation AskForHelp($input: AskForHelpInput!) {
    askForHelp(input: $input) {
      __typename
      ... on AskForHelpRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const ADDRESSEES = ['OWN_MENTOR', 'ANY_MENTOR', 'CURATOR'] as const satisfies readonly HelpAddressee[]
const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  schoolId: text,
  addressee: v.picklist(ADDRESSEES),
  urgent: v.boolean(),
  topic: text,
  question: text,
})

type Props = { opened: boolean; onClose: () => void; schools: readonly { id: string; name: string }[] }

/** A question, to whom, and whether it can wait. */
export function AskSheet({ opened, onClose, schools }: Props) {
  const { t } = useTranslation('help')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('ask')} description={t('askHint')}>
      <Form onClose={onClose} schools={schools} />
    </SideSheet>
  )
}

function Form({ onClose, schools }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('help')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      schoolId: schools[0]?.id ?? '',
      addressee: 'OWN_MENTOR' as HelpAddressee,
      urgent: false,
      topic: '',
      question: '',
    },
  })
  const ask = useMutation({
    mutationFn: (input: v.InferOutput<typeof schema>) => graphqlRequest(ASK, { input }),
    onSuccess: async ({ askForHelp: said }) => {
      switch (said.__typename) {
        case 'AskForHelpDone':
          await refresh()
          notify(t('askedNow'))
          return onClose()
        case 'AskForHelpRefused':
          return app.refuse([{ path: 'addressee', message: t(`askRefusal.${said.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(said, tCommon))
        default:
          return said satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={ask.isPending}
      error={ask.error}
      submitLabel={t('send')}
      onCancel={onClose}
      onSubmit={app.submit((values) => ask.mutate(values))}
    >
      {schools.length > 1 ? (
        <Select
          key={app.key('schoolId')}
          {...app.field('schoolId')}
          label={t('school')}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
        />
      ) : null}
      <Select
        key={app.key('addressee')}
        {...app.field('addressee')}
        label={t('whom')}
        data={ADDRESSEES.map((value) => ({ value, label: t(`addressee.${value}`) }))}
        allowDeselect={false}
      />
      <TextInput key={app.key('topic')} {...app.field('topic')} label={t('topic')} withAsterisk />
      <Textarea
        key={app.key('question')}
        {...app.field('question')}
        label={t('question')}
        autosize
        minRows={4}
        withAsterisk
      />
      <Checkbox key={app.key('urgent')} {...app.check('urgent')} label={t('urgentLabel')} />
    </AppForm>
  )
}
