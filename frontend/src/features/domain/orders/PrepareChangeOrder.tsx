import { List, Select, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { pairNames } from '@/features/domain/pairs/PairsTable'
import { PAIR_ROW } from '@/features/domain/pairs/pair-row.fragment'
import { END_REASONS, SUSPENSION_REASONS } from '@/features/domain/terms/lists'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type {
  EndReason,
  OrderChangeInput,
  OrderChangeKind,
  PrepareChangeOrderRefusal,
  SuspensionReason,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { successorsQuery } from './successors.query'

const PREPARE = graphql(/* GraphQL */ `
  mutation PrepareChangeOrder($input: PrepareChangeOrderInput!) {
    prepareChangeOrder(input: $input) {
      __typename
      ... on PrepareChangeOrderDone {
        order {
          id
        }
      }
      ... on PrepareChangeOrderRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const KINDS = ['END', 'SUSPEND', 'REPLACE'] as const satisfies readonly OrderChangeKind[]
type Kind = (typeof KINDS)[number]
const EARLY = END_REASONS.filter((reason) => reason !== 'PLAN_COMPLETED')

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  NOT_ACTIVE: undefined,
  TOO_FEW_REMAIN: undefined,
  ENDS_BEFORE_IT_BEGINS: 'on',
  COMPLETED_BY_PROGRAMME: 'reason',
  ALREADY_SUSPENDED: undefined,
  RETURNS_BEFORE_IT_RESTS: 'expectedBack',
  SUCCESSOR_DOES_NOT_FIT: 'successorId',
  NOT_AGREED: 'successorId',
  CONSENT_MISSING: 'successorId',
  ORDER_EXISTS: 'successorId',
  REQUEST_NOT_GRANTED: undefined,
} as const satisfies Record<PrepareChangeOrderRefusal, string | undefined>

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  pair: { id: string; names: string; menteeIds: readonly string[] }
  /** What the sheet begins with, and the granted request that it carries out. */
  begin?: { kind: Kind; reason: EndReason; requestId: string } | undefined
}

/** Drafts the order that ends, suspends or replaces, and leads to it, where the head reads and signs. */
export function PrepareChangeOrder({ opened, ...rest }: Props) {
  const { t } = useTranslation('orders')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('change.title')} description={rest.pair.names}>
      <Body {...rest} />
    </SideSheet>
  )
}

function Body(props: Omit<Props, 'opened'>) {
  const { t } = useTranslation('orders')
  const [kind, setKind] = useState<Kind>(props.begin?.kind ?? 'END')
  return (
    <>
      <Select
        label={t('change.kind')}
        data={KINDS.map((each) => ({ value: each, label: t(`change.kindOf.${each}`) }))}
        value={kind}
        onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'END')}
        allowDeselect={false}
        mb="md"
      />
      {kind === 'END' ? <EndForm {...props} /> : null}
      {kind === 'SUSPEND' ? <SuspendForm {...props} /> : null}
      {kind === 'REPLACE' ? <ReplaceForm {...props} /> : null}
    </>
  )
}

/** Sends the change, leads to the draft, and puts a refusal on its field. */
function usePrepare(
  { onClose, schoolId, pair, begin }: Omit<Props, 'opened'>,
  refuse: ReturnType<typeof useAppForm>['refuse'],
) {
  const { t } = useTranslation('orders')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (change: Omit<OrderChangeInput, 'mentorshipId'>) =>
      graphqlRequest(PREPARE, {
        input: {
          schoolId,
          changes: [{ mentorshipId: pair.id, requestId: begin?.requestId ?? null, ...change }],
        },
      }),
    onSuccess: async ({ prepareChangeOrder: answer }) => {
      switch (answer.__typename) {
        case 'PrepareChangeOrderDone':
          onClose()
          await navigate({ to: '/orders/$orderId', params: { orderId: bareId(answer.order.id) } })
          return refresh()
        case 'PrepareChangeOrderRefused':
          return refuse([{ path: FIELD_OF[answer.reason], message: t(`change.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
}

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const endReason = v.pipe(
  v.nullable(v.picklist(END_REASONS)),
  v.picklist(END_REASONS, msg('pairs:end.reasonMissing')),
)
const endSchema = v.object({ on: day, reason: endReason })

function EndForm(props: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['orders', 'pairs'])
  const app = useAppForm({
    schema: endSchema,
    initialValues: {
      on: null as string | null,
      reason: (props.begin?.reason ?? null) as EndReason | null,
    },
  })
  const save = usePrepare(props, app.refuse)
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('change.submit')}
      onCancel={props.onClose}
      onSubmit={app.submit((values) => save.mutate({ kind: 'END', ...values }))}
    >
      <ReasonSelect field={app.field('reason')} key={app.key('reason')} />
      <DateField key={app.key('on')} {...app.field('on')} label={t('pairs:end.on')} withAsterisk />
      <Consequences lines={[t('change.consequence.draft'), t('change.consequence.day')]} />
    </AppForm>
  )
}

const suspendSchema = v.object({
  on: day,
  suspensionReason: v.pipe(
    v.nullable(v.picklist(SUSPENSION_REASONS)),
    v.picklist(SUSPENSION_REASONS, msg('pairs:end.reasonMissing')),
  ),
  expectedBack: v.nullable(v.string()),
})

function SuspendForm(props: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['orders', 'pairs', 'terms'])
  const app = useAppForm({
    schema: suspendSchema,
    initialValues: {
      on: null as string | null,
      suspensionReason: null as SuspensionReason | null,
      expectedBack: null as string | null,
    },
  })
  const save = usePrepare(props, app.refuse)
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('change.submit')}
      onCancel={props.onClose}
      onSubmit={app.submit((values) => save.mutate({ kind: 'SUSPEND', ...values }))}
    >
      <Select
        key={app.key('suspensionReason')}
        {...app.field('suspensionReason')}
        label={t('pairs:end.reason')}
        data={SUSPENSION_REASONS.map((reason) => ({
          value: reason,
          label: t(`terms:suspensionReason.${reason}`),
        }))}
        allowDeselect={false}
        withAsterisk
      />
      <DateField key={app.key('on')} {...app.field('on')} label={t('pairs:rest.from')} withAsterisk />
      <DateField
        key={app.key('expectedBack')}
        {...app.field('expectedBack')}
        label={t('pairs:rest.expectedBack')}
        description={t('pairs:rest.expectedBackHint')}
      />
      <Consequences lines={[t('change.consequence.draft'), t('change.consequence.day')]} />
    </AppForm>
  )
}

const replaceSchema = v.object({
  on: day,
  reason: endReason,
  successorId: v.pipe(v.nullable(v.string()), v.string(msg('orders:change.successorMissing'))),
})

function ReplaceForm(props: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['orders', 'pairs'])
  const { pair, schoolId, begin } = props
  const agreed = useQuery(successorsQuery(schoolId))
  const app = useAppForm({
    schema: replaceSchema,
    initialValues: {
      on: null as string | null,
      reason: (begin?.reason ?? null) as EndReason | null,
      successorId: null as string | null,
    },
  })
  const save = usePrepare(props, app.refuse)
  const fitting = (agreed.data?.viewer?.school?.mentorships?.nodes ?? []).filter(
    ({ id, mentees, missingConsents }) =>
      id !== pair.id &&
      missingConsents.length === 0 &&
      mentees.some(({ person }) => pair.menteeIds.includes(person.id)),
  )
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error ?? agreed.error}
      submitLabel={t('change.submit')}
      onCancel={props.onClose}
      onSubmit={app.submit((values) => save.mutate({ kind: 'REPLACE', ...values }))}
    >
      <Select
        key={app.key('successorId')}
        {...app.field('successorId')}
        label={t('change.successor')}
        description={fitting.length > 0 ? t('change.successorHint') : t('change.noSuccessor')}
        data={fitting.map((row) => ({
          value: row.id,
          label: t('pairs:pairName', pairNames(readFragment(PAIR_ROW, row))),
        }))}
        allowDeselect={false}
        withAsterisk
      />
      <ReasonSelect field={app.field('reason')} key={app.key('reason')} />
      <DateField key={app.key('on')} {...app.field('on')} label={t('change.lastDay')} withAsterisk />
      <Consequences
        lines={[t('change.consequence.draft'), t('change.consequence.replace'), t('change.consequence.day')]}
      />
    </AppForm>
  )
}

function ReasonSelect({ field }: { field: object }) {
  const { t } = useTranslation(['pairs', 'terms'])
  return (
    <Select
      {...field}
      label={t('end.reason')}
      data={EARLY.map((reason) => ({ value: reason, label: t(`terms:endReason.${reason}`) }))}
      allowDeselect={false}
      withAsterisk
    />
  )
}

function Consequences({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation('pairs')
  return (
    <div>
      <Text fw={500}>{t('end.consequences')}</Text>
      <List size="sm" spacing={4} mt={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  )
}
