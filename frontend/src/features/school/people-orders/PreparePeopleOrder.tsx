import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PEOPLE_ORDERS, type PeopleOrder } from './kinds'
import { PeopleLines } from './PeopleLines'
import { ProgrammeChoice } from './ProgrammeChoice'
import { EMPTY, placeOf, schemaOf, toInput, type Values } from './people-order-form'

const PREPARE = graphql(/* GraphQL */ `
  mutation PreparePeopleOrder($input: PreparePeopleOrderInput!) {
    preparePeopleOrder(input: $input) {
      __typename
      ... on PreparePeopleOrderDone {
        order {
          id
        }
      }
      ... on PreparePeopleOrderRefused {
        reason
        line
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = { opened: boolean; onClose: () => void; schoolId: string }

/** Drafts an order about people of the school and leads to it, where the head reads and signs. */
export function PreparePeopleOrder({ opened, onClose, schoolId }: Props) {
  const { t } = useTranslation('orders')
  const [kind, setKind] = useState<PeopleOrder>('APPROVE_WORKING_GROUP')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('people.title')} description={t('people.about')}>
      <Select
        label={t('people.kind')}
        data={PEOPLE_ORDERS.map((each) => ({ value: each, label: t(`people.kindOf.${each}`) }))}
        value={kind}
        onChange={(value) => setKind(PEOPLE_ORDERS.find((each) => each === value) ?? kind)}
        allowDeselect={false}
        mb="md"
      />
      <Form key={kind} kind={kind} onClose={onClose} schoolId={schoolId} />
    </SideSheet>
  )
}

function Form({ kind, onClose, schoolId }: Omit<Props, 'opened'> & { kind: PeopleOrder }) {
  const { t } = useTranslation('orders')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const app = useAppForm({ schema: schemaOf(kind), initialValues: EMPTY })
  const save = useMutation({
    mutationFn: (values: Values) => graphqlRequest(PREPARE, { input: toInput(schoolId, kind, values) }),
    onSuccess: async ({ preparePeopleOrder: answer }) => {
      switch (answer.__typename) {
        case 'PreparePeopleOrderDone':
          onClose()
          await navigate({ to: '/orders/$orderId', params: { orderId: bareId(answer.order.id) } })
          return refresh()
        case 'PreparePeopleOrderRefused':
          return app.refuse([
            {
              path: placeOf(answer.reason, answer.line),
              message: t(`people.refusal.${answer.reason}`),
            },
          ])
        case 'InvalidInput':
          return app.refuse(
            inputProblems(answer, tCommon, { 'event.title': 'title', 'event.place': 'place' }),
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
      submitLabel={t('people.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {kind === 'RELEASE_FOR_EVENT' ? (
        <>
          <TextInput
            key={app.key('title')}
            {...app.field('title')}
            label={t('people.event')}
            description={t('people.eventHint')}
            withAsterisk
          />
          <TextInput key={app.key('place')} {...app.field('place')} label={t('people.place')} />
          <DateField key={app.key('from')} {...app.field('from')} label={t('people.from')} withAsterisk />
          <DateField key={app.key('until')} {...app.field('until')} label={t('people.until')} withAsterisk />
        </>
      ) : null}
      {kind === 'APPROVE_PROGRAMMES' ? (
        <ProgrammeChoice
          key={app.key('programmeIds')}
          field={app.field('programmeIds')}
          schoolId={schoolId}
        />
      ) : (
        <PeopleLines app={app} kind={kind} schoolId={schoolId} />
      )}
    </AppForm>
  )
}
