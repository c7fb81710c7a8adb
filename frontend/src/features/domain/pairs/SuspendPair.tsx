import { List, Select, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { SUSPENSION_REASONS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
import type { SuspendMentorshipRefusal, SuspensionReason } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const SUSPEND = graphql(/* GraphQL */ `
  mutation SuspendMentorship($input: SuspendMentorshipInput!) {
    suspendMentorship(input: $input) {
      __typename
      ... on SuspendMentorshipRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  reason: v.pipe(
    v.nullable(v.picklist(SUSPENSION_REASONS)),
    v.picklist(SUSPENSION_REASONS, msg('pairs:end.reasonMissing')),
  ),
  from: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  expectedBack: v.nullable(v.string()),
  note: v.string(),
})

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  NOT_ACTIVE: undefined,
  ALREADY_SUSPENDED: undefined,
  BEFORE_IT_BEGINS: 'from',
  IN_THE_FUTURE: 'from',
  RETURNS_BEFORE_IT_RESTS: 'expectedBack',
} as const satisfies Record<SuspendMentorshipRefusal, string | undefined>

type Props = { opened: boolean; onClose: () => void; pairId: string; names: string }

/** A leave or an illness: the pair rests and stays in force. */
export function SuspendPair({ opened, ...rest }: Props) {
  const { t } = useTranslation('pairs')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('rest.title')} description={rest.names}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, pairId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      reason: null as SuspensionReason | null,
      from: null as string | null,
      expectedBack: null as string | null,
      note: '',
    },
  })
  const save = useMutation({
    mutationFn: ({ note, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(SUSPEND, { input: { mentorshipId: pairId, ...values, note: note.trim() || null } }),
    onSuccess: async ({ suspendMentorship: answer }) => {
      switch (answer.__typename) {
        case 'SuspendMentorshipDone':
          await refresh()
          notify(t('rest.done'))
          return onClose()
        case 'SuspendMentorshipRefused':
          return app.refuse([{ path: FIELD_OF[answer.reason], message: t(`rest.refusal.${answer.reason}`) }])
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
      submitLabel={t('rest.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('end.reason')}
        data={SUSPENSION_REASONS.map((reason) => ({
          value: reason,
          label: t(`terms:suspensionReason.${reason}`),
        }))}
        allowDeselect={false}
        withAsterisk
      />
      <DateField key={app.key('from')} {...app.field('from')} label={t('rest.from')} withAsterisk />
      <DateField
        key={app.key('expectedBack')}
        {...app.field('expectedBack')}
        label={t('rest.expectedBack')}
        description={t('rest.expectedBackHint')}
      />
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
          <List.Item>{t('rest.consequence.counted')}</List.Item>
          <List.Item>{t('rest.consequence.terms')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
