import { List, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { employeesQuery } from './employees.query'

const PREPARE = graphql(/* GraphQL */ `
  mutation PrepareCuratorOrder($input: PrepareCuratorOrderInput!) {
    prepareCuratorOrder(input: $input) {
      __typename
      ... on PrepareCuratorOrderDone {
        order {
          id
        }
      }
      ... on PrepareCuratorOrderRefused {
        reason
      }
    }
  }
`)

const schema = v.object({
  personId: v.pipe(v.nullable(v.string()), v.string(msg('school:appoint.choose'))),
})

type Props = { opened: boolean; onClose: () => void; schoolId: string }

/** Chooses an employee and drafts the order; the post begins when the order is signed. */
export function AppointCurator({ opened, onClose, schoolId }: Props) {
  const { t } = useTranslation('school')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('appoint.title')} description={t('appoint.hint')}>
      <Form onClose={onClose} schoolId={schoolId} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('school')
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 250)
  const employees = useQuery(employeesQuery(schoolId, text))
  const people = employees.data?.viewer?.school?.people?.nodes ?? []
  const app = useAppForm({ schema, initialValues: { personId: null as string | null } })
  const save = useMutation({
    mutationFn: ({ personId }: v.InferOutput<typeof schema>) =>
      graphqlRequest(PREPARE, { input: { schoolId, personId } }),
    onSuccess: async ({ prepareCuratorOrder: answer }) => {
      switch (answer.__typename) {
        case 'PrepareCuratorOrderDone':
          onClose()
          await navigate({ to: '/orders/$orderId', params: { orderId: bareId(answer.order.id) } })
          return refresh()
        case 'PrepareCuratorOrderRefused':
          return app.refuse([{ path: 'personId', message: t(`appoint.refusal.${answer.reason}`) }])
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error ?? employees.error}
      submitLabel={t('appoint.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('personId')}
        {...app.field('personId')}
        label={t('appoint.person')}
        description={t('appoint.personHint')}
        data={people.map(({ id, fullName, position }) => ({
          value: id,
          label: position ? t('appoint.personLine', { name: fullName, position }) : fullName,
        }))}
        searchable
        onSearchChange={setTyped}
        // The scroll area's own frame would be a scrolling box that the keyboard cannot enter.
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        // The server has searched already, by words that the label may not carry.
        filter={({ options }) => options}
        nothingFoundMessage={t('appoint.nobody')}
        allowDeselect={false}
        withAsterisk
      />
      <div>
        <Text fw={500}>{t('appoint.next')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{t('appoint.nextOrder')}</List.Item>
          <List.Item>{t('appoint.nextPost')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
