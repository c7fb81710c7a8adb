import { Checkbox, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { Programme_ProgrammeFragment } from '@/shared/graphql/generated/graphql'
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
import { DEFICIT } from './programme.fragment'

const COMPLETE = graphql(/* GraphQL */ `
  mutation CompleteProgramme($input: CompleteProgrammeInput!) {
    completeProgramme(input: $input) {
      __typename
      ... on CompleteProgrammeRefused {
        reason
        open
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  on: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  result: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  resolvedDeficitIds: v.array(v.string()),
})

type Props = { opened: boolean; onClose: () => void; programme: Programme_ProgrammeFragment }

/** Carried out in full (B-082): the day, the result, the deficits that are made good. */
export function CompleteSheet({ opened, onClose, programme }: Props) {
  const { t } = useTranslation('programmes')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('complete')} description={t('completeHint')}>
      <Form onClose={onClose} programme={programme} />
    </SideSheet>
  )
}

function Form({ onClose, programme }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('programmes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const deficits = readFragment(DEFICIT, programme.deficits)
  const app = useAppForm({
    schema,
    initialValues: { on: today() as string | null, result: '', resolvedDeficitIds: [] as string[] },
  })
  const complete = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(COMPLETE, { input: { programmeId: programme.id, ...values } }),
    onSuccess: async ({ completeProgramme: answer }) => {
      switch (answer.__typename) {
        case 'CompleteProgrammeDone':
          await refresh()
          notify(t('completed'))
          return onClose()
        case 'CompleteProgrammeRefused':
          return app.refuse([
            {
              path: answer.reason === 'DAY_OUTSIDE' ? 'on' : undefined,
              message:
                answer.reason === 'ACTIVITIES_OPEN'
                  ? t('activitiesOpen', { count: answer.open ?? 0 })
                  : t(`completeRefusal.${answer.reason}`),
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
      busy={complete.isPending}
      error={complete.error}
      submitLabel={t('complete')}
      onCancel={onClose}
      onSubmit={app.submit((values) => complete.mutate(values))}
    >
      <DateField
        key={app.key('on')}
        {...app.field('on')}
        label={t('completeOn')}
        minDate={programme.startsOn}
        maxDate={today()}
        withAsterisk
      />
      <Textarea
        key={app.key('result')}
        {...app.field('result')}
        label={t('result')}
        description={t('resultHint', { expected: programme.expectedResult })}
        autosize
        minRows={4}
        withAsterisk
      />
      {deficits.length > 0 ? (
        <Checkbox.Group
          key={app.key('resolvedDeficitIds')}
          {...app.field('resolvedDeficitIds')}
          label={t('resolved')}
        >
          <Stack gap="xs" mt="xs">
            {deficits.map(({ id, area }) => (
              <Checkbox key={id} value={id} label={area} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
    </AppForm>
  )
}
