import { Select, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { StateAbsenceRefusal, SuspensionReason } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { SUSPENSION_REASONS } from '../terms/lists'

const STATE = graphql(/* GraphQL */ `
  mutation StateAbsence($input: StateAbsenceInput!) {
    stateAbsence(input: $input) {
      __typename
      ... on StateAbsenceRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const schema = v.pipe(
  v.object({ from: day, until: day, reason: v.nullable(v.picklist(SUSPENSION_REASONS)) }),
  v.forward(
    v.partialCheck(
      [['from'], ['until']],
      ({ from, until }) => from <= until,
      msg('absences:endsBeforeItBegins'),
    ),
    ['until'],
  ),
)

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  OVERLAPS: 'from',
  REASON_IS_THEIR_OWN: 'reason',
} as const satisfies Record<StateAbsenceRefusal, string>

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  person: { id: string; fullName: string }
  /** Whether the reader speaks of themselves: only they may say why. */
  own?: boolean
}

/** On which days somebody is away: no pair is proposed to them meanwhile. */
export function AbsenceSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('absences')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('state')}
      description={rest.own ? undefined : rest.person.fullName}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId, person, own = false }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['absences', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      from: null as string | null,
      until: null as string | null,
      reason: null as SuspensionReason | null,
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(STATE, { input: { schoolId, personId: person.id, ...values } }),
    onSuccess: async ({ stateAbsence: said }) => {
      switch (said.__typename) {
        case 'StateAbsenceDone':
          await refresh()
          notify(t('stated'))
          return onClose()
        case 'StateAbsenceRefused':
          return app.refuse([{ path: FIELD_OF[said.reason], message: t(`refusal.${said.reason}`) }])
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
      submitLabel={t('submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField key={app.key('from')} {...app.field('from')} label={t('from')} withAsterisk />
      <DateField key={app.key('until')} {...app.field('until')} label={t('until')} withAsterisk />
      {own ? (
        <Select
          key={app.key('reason')}
          {...app.field('reason')}
          label={t('reason')}
          description={t('reasonHint')}
          data={SUSPENSION_REASONS.map((reason) => ({
            value: reason,
            label: t(`terms:suspensionReason.${reason}`),
          }))}
          clearable
        />
      ) : null}
      <Text size="sm">{t('consequence')}</Text>
    </AppForm>
  )
}
