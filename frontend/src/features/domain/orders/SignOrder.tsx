import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { Confirm } from '@/shared/ui/Confirm'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { OrderData } from './order.query'

const SIGN = graphql(/* GraphQL */ `
  mutation SignOrder($input: SignOrderInput!) {
    signOrder(input: $input) {
      __typename
      ... on SignOrderRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  number: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  date: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})
type Values = v.InferOutput<typeof schema>

const FIELD_OF = {
  NOT_DRAFT: undefined,
  NUMBER_TAKEN: 'number',
  CONSENT_MISSING: undefined,
  SIGNS_FOR_THEMSELVES: undefined,
  DATE_IN_THE_FUTURE: 'date',
  DATE_TOO_EARLY: 'date',
  CHANGE_IN_THE_FUTURE: undefined,
  PAIR_CHANGED: undefined,
  PERSON_LEFT: undefined,
  PROGRAMME_CHANGED: undefined,
  GIVING_ORDER_AWAITED: undefined,
} as const

type Props = { opened: boolean; onClose: () => void; order: OrderData }

/** Number and date first, then one question that names the order and what its signature changes. */
export function SignOrder({ opened, ...rest }: Props) {
  const { t } = useTranslation('orders')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('sign.title')} description={rest.order.title}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, order }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('orders')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const [asked, setAsked] = useState<Values>()
  const app = useAppForm({ schema, initialValues: { number: '', date: null as string | null } })
  const save = useMutation({
    mutationFn: (values: Values) => graphqlRequest(SIGN, { input: { orderId: order.id, ...values } }),
    onSuccess: async ({ signOrder: answer }) => {
      setAsked(undefined)
      switch (answer.__typename) {
        case 'SignOrderDone':
          await refresh()
          notify(t('sign.done'))
          return onClose()
        case 'SignOrderRefused':
          return app.refuse([{ path: FIELD_OF[answer.reason], message: t(`sign.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <>
      <AppForm
        app={app}
        busy={save.isPending}
        submitLabel={t('sign.next')}
        onCancel={onClose}
        onSubmit={app.submit(setAsked)}
      >
        <TextInput
          key={app.key('number')}
          {...app.field('number')}
          label={t('number')}
          description={t('sign.numberHint')}
          withAsterisk
        />
        <DateField key={app.key('date')} {...app.field('date')} label={t('date')} withAsterisk />
      </AppForm>
      <Confirm
        opened={asked !== undefined}
        title={
          asked
            ? t('sign.ask', { number: asked.number, date: format.dayNumeric(asked.date) })
            : t('sign.title')
        }
        consequences={[effectOf(order, t), t('sign.final')]}
        confirmLabel={t('sign.submit')}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => asked && save.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}

function effectOf(order: OrderData, t: TFunction<'orders'>): string {
  switch (order.kind) {
    case 'ASSIGN_PAIRS':
      return t('sign.pairs', { count: order.mentorships.length })
    case 'APPOINT_CURATOR':
      return t('sign.curator')
    case 'CHANGE_PAIRS':
      return t('sign.change')
    default:
      return t('sign.people')
  }
}
