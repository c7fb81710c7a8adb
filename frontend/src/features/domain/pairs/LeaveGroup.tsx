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
import type { Member } from './pair.query'

const LEAVE = graphql(/* GraphQL */ `
  mutation EndParticipation($input: EndParticipationInput!) {
    endParticipation(input: $input) {
      __typename
      ... on EndParticipationRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const EARLY = END_REASONS.filter((reason) => reason !== 'PLAN_COMPLETED')

const schema = v.object({
  reason: v.pipe(
    v.nullable(v.picklist(END_REASONS)),
    v.picklist(END_REASONS, msg('pairs:end.reasonMissing')),
  ),
  on: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  note: v.string(),
})

type Props = { member: Member | undefined; onClose: () => void; pairId: string }

/** One of several leaves; the others go on. */
export function LeaveGroup({ member, onClose, pairId }: Props) {
  const { t } = useTranslation('pairs')
  return (
    <SideSheet
      opened={member !== undefined}
      onClose={onClose}
      title={t('leave.title')}
      description={member?.person.fullName}
    >
      {member ? <Form member={member} onClose={onClose} pairId={pairId} /> : null}
    </SideSheet>
  )
}

function Form({ member, onClose, pairId }: { member: Member; onClose: () => void; pairId: string }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      reason: member.leavingProposed as EndReason | null,
      on: null as string | null,
      note: '',
    },
  })
  const save = useMutation({
    mutationFn: ({ note, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(LEAVE, {
        input: { mentorshipId: pairId, personId: member.person.id, ...values, note: note.trim() || null },
      }),
    onSuccess: async ({ endParticipation: answer }) => {
      switch (answer.__typename) {
        case 'EndParticipationDone':
          await refresh()
          notify(t('leave.done'))
          return onClose()
        case 'EndParticipationRefused':
          return app.refuse([
            {
              path: answer.reason === 'COMPLETED_BY_PROGRAMME' ? 'reason' : 'on',
              message: t(`leave.refusal.${answer.reason}`),
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
      submitLabel={t('leave.submit')}
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
          <List.Item>{t('leave.consequence.others')}</List.Item>
          <List.Item>{t('leave.consequence.rights')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
