import { Select, TextInput } from '@mantine/core'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { Role } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { msg } from '@/shared/i18n/message'
import { useRoleLabel } from '@/shared/i18n/role'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const INVITE = graphql(/* GraphQL */ `
  mutation Invite($input: InviteInput!) {
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

/** A place to invite to; `null` among the roles stands for an employee without a special one. */
export type InvitationPlace = { id: string; name: string; roles: readonly (Role | null)[] }

const EMPLOYEE = 'EMPLOYEE'

const schema = v.object({
  placeId: v.pipe(v.string(), v.nonEmpty(msg('common:form.required'))),
  role: v.pipe(v.string(), v.nonEmpty(msg('common:form.required'))),
  email: v.pipe(v.string(), v.trim(), v.includes('@', msg('common:form.email'))),
  position: v.string(),
})

type Props = {
  opened: boolean
  onClose: () => void
  places: readonly InvitationPlace[]
  scope: QueryKey
}

export function InviteSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('invitations')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('sheet')} description={t('hint')}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, places, scope }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('invitations')
  const { t: tCommon } = useTranslation()
  const roleLabel = useRoleLabel()
  const queryClient = useQueryClient()
  const first = places[0]
  const [placeId, setPlaceId] = useState(first?.id ?? '')
  const roles = places.find((place) => place.id === placeId)?.roles ?? []
  const app = useAppForm({
    schema,
    initialValues: { placeId, role: first?.roles[0] ?? EMPLOYEE, email: '', position: '' },
  })
  const [role, setRole] = useState<string>(first?.roles[0] ?? EMPLOYEE)
  app.form.watch('placeId', ({ value }) => {
    setPlaceId(value)
    const next = places.find((place) => place.id === value)?.roles[0] ?? EMPLOYEE
    app.form.setFieldValue('role', next)
  })
  app.form.watch('role', ({ value }) => setRole(value))
  const save = useMutation({
    mutationFn: ({ position, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(INVITE, {
        input: {
          placeId: values.placeId,
          email: values.email,
          role: values.role === EMPLOYEE ? null : (values.role as Role),
          position: values.role === EMPLOYEE ? position : null,
        },
      }),
    onSuccess: async ({ invite: answer }, { email }) => {
      switch (answer.__typename) {
        case 'InviteDone':
          await queryClient.invalidateQueries({ queryKey: scope })
          notify(t('sent', { email }))
          return onClose()
        case 'InviteRefused':
          return app.refuse([{ path: 'email', message: t(`refusal.${answer.reason}`) }])
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
      submitLabel={t('invite')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {places.length > 1 ? (
        <Select
          key={app.key('placeId')}
          {...app.field('placeId')}
          label={t('place')}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          allowDeselect={false}
          withAsterisk
        />
      ) : null}
      <Select
        key={app.key('role')}
        {...app.field('role')}
        label={t('role')}
        data={roles.map((each) =>
          each ? { value: each, label: roleLabel(each) } : { value: EMPLOYEE, label: t('employee') },
        )}
        allowDeselect={false}
        withAsterisk
      />
      {role === EMPLOYEE ? (
        <TextInput key={app.key('position')} {...app.field('position')} label={t('position')} />
      ) : null}
      <TextInput
        key={app.key('email')}
        {...app.field('email')}
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="off"
        withAsterisk
      />
    </AppForm>
  )
}
