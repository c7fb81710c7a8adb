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
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const INVITE = graphql(/* GraphQL */ `
  mutation InvitePerson($input: InviteInput!) {
    invite(input: $input) {
      __typename
      ... on InviteRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({ email: v.pipe(v.string(), v.trim(), v.includes('@', msg('common:form.email'))) })

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  person: { id: string; fullName: string; email: string }
}

/** Gives a person who is on record already an account of their own. */
export function InvitePerson({ opened, ...rest }: Props) {
  const { t } = useTranslation('people')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('invite.title')}
      description={rest.person.fullName}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId, person }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['people', 'invitations'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { email: person.email } })
  const save = useMutation({
    mutationFn: ({ email }: v.InferOutput<typeof schema>) =>
      graphqlRequest(INVITE, { input: { placeId: schoolId, personId: person.id, role: null, email } }),
    onSuccess: async ({ invite: answer }, { email }) => {
      switch (answer.__typename) {
        case 'InviteDone':
          await refresh()
          notify(t('invitations:sent', { email }))
          return onClose()
        case 'InviteRefused':
          return app.refuse([{ path: 'email', message: t(`invitations:refusal.${answer.reason}`) }])
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
      submitLabel={t('invite.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <TextInput
        key={app.key('email')}
        {...app.field('email')}
        label={t('email')}
        description={t('invite.hint')}
        type="email"
        inputMode="email"
        autoComplete="off"
        withAsterisk
      />
    </AppForm>
  )
}
