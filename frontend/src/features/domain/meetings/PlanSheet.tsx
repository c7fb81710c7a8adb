import { Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MeetingMode, PairJournal_JournalFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { addDays, today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { VersionConflict } from '../people/VersionConflict'
import { MeetingModeField } from './MeetingModeField'
import { MODES } from './modes'

const PLAN = graphql(/* GraphQL */ `
  mutation PlanMeeting($input: PlanMeetingInput!) {
    planMeeting(input: $input) {
      __typename
      ... on PlanMeetingRefused {
        reason
      }
      ... on PlanMeetingConflict {
        current {
          version
          plannedOn
          time
          mode
          link
          topic
          agenda
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  plannedOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  time: v.string(),
  mode: v.picklist(MODES),
  link: v.pipe(
    v.string(),
    v.trim(),
    v.check((link) => link === '' || /^https?:\/\//.test(link), msg('meetings:plan.linkOdd')),
  ),
  topic: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  agenda: v.pipe(v.string(), v.trim()),
})
type Ready = v.InferOutput<typeof schema>
type Values = v.InferInput<typeof schema>

export type Planned = PairJournal_JournalFragment['planned'][number]

type Props = {
  opened: boolean
  onClose: () => void
  mentorshipId: string
  /** What is put on another day; without it a new one is planned. */
  planned?: Planned | undefined
}

/** The next meeting: the day, the hour, where, about what. */
export function PlanSheet({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation('meetings')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t(rest.planned ? 'plan.edit' : 'plan.new')}>
      <Form onClose={onClose} {...rest} />
    </SideSheet>
  )
}

function valuesOf(planned?: Omit<Planned, 'id' | 'overdue' | 'version' | 'viewerCan'>): Values {
  return {
    plannedOn: planned?.plannedOn ?? addDays(today(), 7),
    time: planned?.time ?? '',
    mode: planned?.mode ?? ('IN_PERSON' as MeetingMode),
    link: planned?.link ?? '',
    topic: planned?.topic ?? '',
    agenda: planned?.agenda ?? '',
  }
}

function Form({ onClose, mentorshipId, planned }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const [initialValues] = useState(() => valuesOf(planned))
  const app = useAppForm({ schema, initialValues })
  const [theirs, setTheirs] = useState<{ version: number; values: Values }>()
  const save = useMutation({
    mutationFn: (values: Ready) =>
      graphqlRequest(PLAN, {
        input: {
          mentorshipId,
          plannedMeetingId: planned?.id ?? null,
          version: theirs?.version ?? planned?.version ?? null,
          ...values,
          time: values.time || null,
          link: values.link || null,
        },
      }),
    onSuccess: async ({ planMeeting: answer }) => {
      switch (answer.__typename) {
        case 'PlanMeetingDone':
          await refresh()
          notify(t('plan.saved'))
          return onClose()
        case 'PlanMeetingRefused':
          return app.refuse([
            {
              path: answer.reason === 'NOT_PLANNED' ? undefined : 'plannedOn',
              message: t(`plan.refusal.${answer.reason}`),
            },
          ])
        case 'PlanMeetingConflict':
          return setTheirs({ version: answer.current.version, values: valuesOf(answer.current) })
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const when = ({ plannedOn, time }: Values) => `${plannedOn ? format.dayLong(plannedOn) : '—'} ${time}`
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('plan.save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {theirs && save.variables ? (
        <VersionConflict
          busy={save.isPending}
          differences={[
            { label: t('heldOn'), mine: when(save.variables), current: when(theirs.values) },
            { label: t('topic'), mine: save.variables.topic, current: theirs.values.topic },
            { label: t('plan.agenda'), mine: save.variables.agenda, current: theirs.values.agenda },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate(values))()}
          onTakeCurrent={() => {
            app.form.setValues(theirs.values)
            save.reset()
          }}
        />
      ) : null}
      <DateField
        key={app.key('plannedOn')}
        {...app.field('plannedOn')}
        label={t('heldOn')}
        minDate={today()}
        withAsterisk
      />
      <TextInput key={app.key('time')} {...app.field('time')} type="time" label={t('plan.time')} />
      <MeetingModeField app={app} />
      <TextInput
        key={app.key('link')}
        {...app.field('link')}
        type="url"
        inputMode="url"
        label={t('plan.link')}
        description={t('plan.linkHint')}
      />
      <TextInput key={app.key('topic')} {...app.field('topic')} label={t('topic')} withAsterisk />
      <Textarea
        key={app.key('agenda')}
        {...app.field('agenda')}
        label={t('plan.agenda')}
        autosize
        minRows={2}
      />
    </AppForm>
  )
}
