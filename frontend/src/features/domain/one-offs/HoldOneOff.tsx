import { NumberInput, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { OneOff_OneOffFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const HOLD = graphql(/* GraphQL */ `
  mutation HoldOneOff($input: HoldOneOffInput!) {
    holdOneOff(input: $input) {
      __typename
      ... on HoldOneOffRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  heldOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  minutes: v.pipe(
    v.union([v.number(), v.string()]),
    v.toNumber(msg('meetings:minutesOdd')),
    v.integer(msg('meetings:minutesOdd')),
    v.minValue(5, msg('meetings:minutesOdd')),
    v.maxValue(600, msg('meetings:minutesOdd')),
  ),
  result: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = { opened: boolean; onClose: () => void; oneOff: OneOff_OneOffFragment }

/** That a single meeting was held, and what came of it. */
export function HoldOneOff({ opened, onClose, oneOff }: Props) {
  const { t } = useTranslation('oneOffs')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('hold.title')} description={oneOff.topic}>
      <Form onClose={onClose} oneOff={oneOff} />
    </SideSheet>
  )
}

function Form({ onClose, oneOff }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['oneOffs', 'meetings'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const planned = oneOff.plannedOn && oneOff.plannedOn <= today() ? oneOff.plannedOn : today()
  const app = useAppForm({
    schema,
    initialValues: { heldOn: planned as string | null, minutes: 45 as number | string, result: '' },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(HOLD, { input: { oneOffId: oneOff.id, ...values } }),
    onSuccess: async ({ holdOneOff: said }) => {
      switch (said.__typename) {
        case 'HoldOneOffDone':
          await refresh()
          notify(t('hold.done'))
          return onClose()
        case 'HoldOneOffRefused':
          return app.refuse([{ message: t(`refusal.${said.reason}`) }])
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
      submitLabel={t('hold.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField
        key={app.key('heldOn')}
        {...app.field('heldOn')}
        label={t('hold.heldOn')}
        maxDate={today()}
        withAsterisk
      />
      <NumberInput
        key={app.key('minutes')}
        {...app.field('minutes')}
        label={t('meetings:minutes')}
        min={5}
        max={600}
        step={5}
        allowDecimal={false}
        withAsterisk
      />
      <Textarea
        key={app.key('result')}
        {...app.field('result')}
        label={t('hold.result')}
        description={t('hold.resultHint')}
        autosize
        minRows={3}
        withAsterisk
      />
    </AppForm>
  )
}
