import { List, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Job } from './person.query'

const END = graphql(/* GraphQL */ `
  mutation EndEmployment($input: EndEmploymentInput!) {
    endEmployment(input: $input) {
      __typename
      ... on EndEmploymentRefused {
        reason
      }
    }
  }
`)

const schema = v.object({
  on: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})

type Props = { job: Job | undefined; onClose: () => void; person: string; pairs: number }

/** The last day of a job, with what follows from it said before the button. */
export function EndEmployment({ job, onClose, person, pairs }: Props) {
  const { t } = useTranslation('people')
  return (
    <SideSheet
      opened={job !== undefined}
      onClose={onClose}
      title={t('end.title')}
      description={job ? t('end.who', { person, school: job.school.name }) : undefined}
    >
      {job ? <Form job={job} onClose={onClose} pairs={pairs} /> : null}
    </SideSheet>
  )
}

function Form({ job, onClose, pairs }: { job: Job; onClose: () => void; pairs: number }) {
  const { t } = useTranslation('people')
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { on: null as string | null } })
  const save = useMutation({
    mutationFn: ({ on }: v.InferOutput<typeof schema>) =>
      graphqlRequest(END, { input: { employmentId: job.id, on } }),
    onSuccess: async ({ endEmployment: answer }) => {
      switch (answer.__typename) {
        case 'EndEmploymentDone':
          await refresh()
          notify(t('end.done'))
          return onClose()
        case 'EndEmploymentRefused':
          return app.refuse([{ path: 'on', message: t(`end.refusal.${answer.reason}`) }])
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
      submitLabel={t('end.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField key={app.key('on')} {...app.field('on')} label={t('end.on')} withAsterisk />
      <div>
        <Text fw={500}>{t('end.consequences')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{pairs > 0 ? t('end.pairs', { count: pairs }) : t('end.noPairs')}</List.Item>
          <List.Item>{t('end.cards')}</List.Item>
          <List.Item>{t('end.kept')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
