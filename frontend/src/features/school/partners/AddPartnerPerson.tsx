import { List, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { PersonFields } from '@/features/domain/people/PersonFields'
import { personFields, toPersonInput } from '@/features/domain/people/person-fields'
import { graphql } from '@/shared/graphql/generated'
import type { AddPartnerPersonRefusal, Partner_PartnerFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const ADD = graphql(/* GraphQL */ `
  mutation AddPartnerPerson($input: AddPartnerPersonInput!) {
    addPartnerPerson(input: $input) {
      __typename
      ... on AddPartnerPersonDone {
        person {
          id
          fullName
        }
      }
      ... on AddPartnerPersonRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  ...personFields,
  position: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  since: v.nullable(v.string()),
})

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  AGREEMENT_NOT_IN_FORCE: undefined,
  ALREADY_THERE: 'lastName',
} as const satisfies Record<AddPartnerPersonRefusal, string | undefined>

type Props = { partner: Partner_PartnerFragment | undefined; onClose: () => void }

/** Takes a partner's person in, who then has a card, consents and an account as any mentor. */
export function AddPartnerPerson({ partner, onClose }: Props) {
  const { t } = useTranslation('partners')
  return (
    <SideSheet
      opened={partner !== undefined}
      onClose={onClose}
      title={t('person.title')}
      description={partner?.name}
    >
      {partner ? <Form partner={partner} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Form({ partner, onClose }: { partner: Partner_PartnerFragment; onClose: () => void }) {
  const { t } = useTranslation('partners')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const app = useAppForm({
    schema,
    initialValues: {
      lastName: '',
      firstName: '',
      patronymic: '',
      email: '',
      phone: '',
      birthDate: null as string | null,
      position: '',
      since: null as string | null,
    },
  })
  const save = useMutation({
    mutationFn: ({ position, since, ...person }: v.InferOutput<typeof schema>) =>
      graphqlRequest(ADD, {
        input: { partnerId: partner.id, ...toPersonInput(person), position, since },
      }),
    onSuccess: async ({ addPartnerPerson: said }) => {
      switch (said.__typename) {
        case 'AddPartnerPersonDone':
          onClose()
          notify(t('person.done', { name: said.person.fullName }))
          // The card comes next, and it is made there.
          await navigate({ to: '/people/$personId', params: { personId: bareId(said.person.id) } })
          return refresh()
        case 'AddPartnerPersonRefused':
          return app.refuse([{ path: FIELD_OF[said.reason], message: t(`person.refusal.${said.reason}`) }])
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
      busy={save.isPending}
      error={save.error}
      submitLabel={t('person.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <PersonFields app={app} />
      <TextInput
        key={app.key('position')}
        {...app.field('position')}
        label={t('person.position')}
        description={t('person.positionHint')}
        withAsterisk
      />
      <DateField
        key={app.key('since')}
        {...app.field('since')}
        label={t('person.since')}
        description={t('person.sinceHint')}
      />
      <div>
        <Text fw={500}>{t('person.next')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{t('person.nextCard')}</List.Item>
          <List.Item>{t('person.nextConsent')}</List.Item>
          <List.Item>{t('person.nextOrder')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
