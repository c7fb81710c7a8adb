import { List, Select, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { END_REASONS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
import type { EndReason } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const END = graphql(/* GraphQL */ `
  mutation EndMentorship($input: EndMentorshipInput!) {
    endMentorship(input: $input) {
      __typename
      ... on EndMentorshipRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** A full plan is closed from the programme, which writes the result; here only what ends before that. */
const EARLY = END_REASONS.filter((reason) => reason !== 'PLAN_COMPLETED')

const schema = v.object({
  reason: v.pipe(
    v.nullable(v.picklist(END_REASONS)),
    v.picklist(END_REASONS, msg('pairs:end.reasonMissing')),
  ),
  on: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  note: v.string(),
})

type Props = {
  opened: boolean
  onClose: () => void
  pairId: string
  names: string
  proposed: EndReason | null
}

export function EndPair({ opened, ...rest }: Props) {
  const { t } = useTranslation('pairs')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('end.title')} description={rest.names}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, pairId, proposed }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: { reason: proposed as EndReason | null, on: null as string | null, note: '' },
  })
  const save = useMutation({
    mutationFn: ({ note, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(END, { input: { mentorshipId: pairId, ...values, note: note.trim() || null } }),
    onSuccess: async ({ endMentorship: answer }) => {
      switch (answer.__typename) {
        case 'EndMentorshipDone':
          await refresh()
          notify(t('end.done'))
          return onClose()
        case 'EndMentorshipRefused':
          return app.refuse([
            {
              path: answer.reason === 'COMPLETED_BY_PROGRAMME' ? 'reason' : 'on',
              message: t(`end.refusal.${answer.reason}`),
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
      submitLabel={t('end.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('end.reason')}
        data={EARLY.map((reason) => ({ value: reason, label: t(`terms:endReason.${reason}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <DateField key={app.key('on')} {...app.field('on')} label={t('end.on')} withAsterisk />
      <Textarea
        key={app.key('note')}
        {...app.field('note')}
        label={t('end.note')}
        description={t('end.noteHint')}
        autosize
        minRows={2}
      />
      <div>
        <Text fw={500}>{t('end.consequences')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{t('end.consequence.place')}</List.Item>
          <List.Item>{t('end.consequence.programme')}</List.Item>
          <List.Item>{t('end.consequence.kept')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
