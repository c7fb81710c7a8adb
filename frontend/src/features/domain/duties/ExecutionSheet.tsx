import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { OccurrenceRefusal } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { EvidenceRows } from './EvidenceRows'
import { type ExecutionReady, evidenceInput, executionSchema, executionValues } from './execution-form'
import type { Occurrence, OwedDuty } from './occurrence.fragment'

const STATE = graphql(/* GraphQL */ `
  mutation StateExecution($input: StateExecutionInput!) {
    stateExecution(input: $input) {
      __typename
      ... on OccurrenceRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** The refusals that mean one field. */
const FIELD_OF: Partial<Record<OccurrenceRefusal, string>> = { DAY_OUTSIDE: 'doneOn' }

type Props = {
  /** The duty that is stated; without it the sheet is closed. */
  duty: OwedDuty | undefined
  /** Its occurrence; without it an execution that no day asked for. */
  occurrence: Occurrence | undefined
  onClose: () => void
}

/** States that a duty is done: the day, what proves it, a word. Namespaces: duties, plan. */
export function ExecutionSheet({ duty, occurrence, onClose }: Props) {
  const { t } = useTranslation('duties')
  const format = useFormat()
  return (
    <SideSheet
      opened={duty !== undefined}
      onClose={onClose}
      size="lg"
      title={t('stated.title')}
      description={
        duty && (
          <>
            {duty.item.title}
            {occurrence ? `. ${t('dueBy', { on: format.dayLong(occurrence.due) })}` : ''}
          </>
        )
      }
    >
      {duty ? <Form duty={duty} occurrence={occurrence} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Form({ duty, occurrence, onClose }: Props & { duty: OwedDuty }) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [initialValues] = useState(() => executionValues(duty, occurrence))
  const [stated] = useState(() => initialValues.evidence.flatMap(({ file }) => file?.id ?? []))
  const [sending, setSending] = useState(0)
  const onSending = useCallback((begins: boolean) => setSending((now) => now + (begins ? 1 : -1)), [])
  const app = useAppForm({ schema: executionSchema, initialValues })
  const save = useMutation({
    mutationFn: ({ doneOn, comment, evidence }: ExecutionReady) =>
      graphqlRequest(STATE, {
        input: {
          ...(occurrence
            ? { occurrenceId: occurrence.id, revision: occurrence.revision }
            : { dutyId: duty.id }),
          doneOn,
          comment,
          evidence: evidence.map(evidenceInput),
        },
      }),
    onSuccess: async ({ stateExecution: answer }) => {
      switch (answer.__typename) {
        case 'OccurrenceDone':
          await refresh()
          notify(t('stated.done'))
          return onClose()
        case 'OccurrenceRefused':
          return app.refuse([{ path: FIELD_OF[answer.reason], message: t(`refusal.${answer.reason}`) }])
        case 'OccurrenceConflict':
          await refresh()
          return app.refuse([{ message: t('conflict') }])
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
      busy={save.isPending || sending > 0}
      error={save.error}
      submitLabel={t('stated.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField
        key={app.key('doneOn')}
        {...app.field('doneOn')}
        label={t('stated.doneOn')}
        maxDate={today()}
        withAsterisk
      />
      <EvidenceRows
        key={app.key('evidence')}
        app={app}
        dutyId={duty.id}
        wanted={duty.item.evidenceKind ?? null}
        stated={stated}
        onSending={onSending}
      />
      <Textarea
        key={app.key('comment')}
        {...app.field('comment')}
        label={t('stated.comment')}
        description={t('stated.commentHint')}
        autosize
        minRows={2}
      />
    </AppForm>
  )
}
