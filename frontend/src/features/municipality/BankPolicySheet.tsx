import { Checkbox, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MunicipalBanksQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const SET = graphql(/* GraphQL */ `
  mutation SetBankPolicy($input: SetBankPolicyInput!) {
    setBankPolicy(input: $input) {
      __typename
      ... on SetBankPolicyConflict {
        current {
          months
          eachNovember
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

export type BankPolicy = NonNullable<
  NonNullable<NonNullable<MunicipalBanksQuery['viewer']>['municipality']>['bank']
>['policy']

const months = msg('banks:policy.monthsRange')
const schema = v.object({
  months: v.pipe(
    v.union([v.number(), v.string()]),
    v.toNumber(months),
    v.integer(months),
    v.minValue(1, months),
    v.maxValue(12, months),
  ),
  eachNovember: v.boolean(),
})

type Props = { opened: boolean; onClose: () => void; municipalityId: string; policy: BankPolicy }

/** How often the schools confirm their banks. */
export function BankPolicySheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('banks')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('policy.title')}
      description={t('policy.hint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, municipalityId, policy }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('banks')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const initialValues: v.InferInput<typeof schema> = {
    months: policy.months,
    eachNovember: policy.eachNovember,
  }
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(SET, { input: { municipalityId, version: policy.version, ...values } }),
    onSuccess: async ({ setBankPolicy: answer }) => {
      switch (answer.__typename) {
        case 'SetBankPolicyDone':
          await refresh()
          notify(t('policy.done'))
          return onClose()
        case 'SetBankPolicyConflict':
          await refresh()
          return app.refuse([
            {
              path: 'months',
              message: t(answer.current.eachNovember ? 'policy.conflictNovember' : 'policy.conflict', {
                count: answer.current.months,
              }),
            },
          ])
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
      submitLabel={t('policy.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <NumberInput
        key={app.key('months')}
        {...app.field('months')}
        label={t('policy.months')}
        description={t('policy.monthsHint')}
        min={1}
        max={12}
        allowDecimal={false}
        withAsterisk
      />
      <Checkbox
        key={app.key('eachNovember')}
        {...app.check('eachNovember')}
        label={t('policy.eachNovember')}
      />
    </AppForm>
  )
}
