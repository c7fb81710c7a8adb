import { Button, Group, Input, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MeetingMode } from '@/shared/graphql/generated/graphql'
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
import classes from './MeetingSheet.module.css'

const RECORD = graphql(/* GraphQL */ `
  mutation RecordMeeting($input: RecordMeetingInput!) {
    recordMeeting(input: $input) {
      __typename
      ... on RecordMeetingRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

export const MODES = ['IN_PERSON', 'VIDEO', 'REMOTE'] as const satisfies readonly MeetingMode[]

/** The lengths of one tap; any other is typed. */
const USUAL_MINUTES = [30, 45, 60, 90]

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  heldOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  minutes: v.pipe(
    v.union([v.number(), v.string()]),
    v.toNumber(msg('meetings:minutesOdd')),
    v.integer(msg('meetings:minutesOdd')),
    v.minValue(5, msg('meetings:minutesOdd')),
    v.maxValue(600, msg('meetings:minutesOdd')),
  ),
  mode: v.picklist(MODES),
  topic: text,
  summary: text,
  goals: text,
})

type Props = {
  opened: boolean
  onClose: () => void
  mentorshipId: string
  /** The first day on which a meeting can have been. */
  startedOn: string
  /** Whose pair it is, in words. */
  about: string
  /** What the plan has next: a topic in one tap. */
  topics: readonly string[]
}

/** A meeting after the lesson, on a phone: today, the usual length, the next topic of the plan. */
export function MeetingSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('meetings')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('record')} description={rest.about}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, mentorshipId, startedOn, topics }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      heldOn: today() as string | null,
      minutes: 45 as number | string,
      mode: 'IN_PERSON' as MeetingMode,
      topic: '',
      summary: '',
      goals: '',
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(RECORD, { input: { mentorshipId, ...values } }),
    onSuccess: async ({ recordMeeting: answer }) => {
      switch (answer.__typename) {
        case 'RecordMeetingDone':
          await refresh()
          notify(t('recorded'))
          return onClose()
        case 'RecordMeetingRefused':
          return app.refuse([
            {
              path: answer.reason === 'ODD_LENGTH' ? 'minutes' : 'heldOn',
              message: t(`refusal.${answer.reason}`),
            },
          ])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const suggested = topics.slice(0, 3)
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField
        key={app.key('heldOn')}
        {...app.field('heldOn')}
        label={t('heldOn')}
        minDate={startedOn}
        maxDate={today()}
        withAsterisk
      />
      <div>
        <NumberInput
          key={app.key('minutes')}
          {...app.field('minutes')}
          label={t('minutes')}
          min={5}
          max={600}
          step={5}
          allowDecimal={false}
          withAsterisk
        />
        <Group gap={6} mt={6}>
          {USUAL_MINUTES.map((count) => (
            <Button
              key={count}
              variant="default"
              size="compact-sm"
              className={classes.chip}
              onClick={() => app.form.setFieldValue('minutes', count)}
            >
              {t('length', { count })}
            </Button>
          ))}
        </Group>
      </div>
      <Mode app={app} />
      <div>
        <TextInput key={app.key('topic')} {...app.field('topic')} label={t('topic')} withAsterisk />
        {suggested.length > 0 ? (
          <Group gap={6} mt={6}>
            {suggested.map((topic) => (
              <Button
                key={topic}
                variant="default"
                size="compact-sm"
                className={classes.chip}
                aria-label={t('fromPlan', { topic })}
                onClick={() => app.form.setFieldValue('topic', topic)}
              >
                {topic}
              </Button>
            ))}
          </Group>
        ) : null}
      </div>
      <Textarea
        key={app.key('summary')}
        {...app.field('summary')}
        label={t('summary')}
        autosize
        minRows={3}
        withAsterisk
      />
      <Textarea
        key={app.key('goals')}
        {...app.field('goals')}
        label={t('goals')}
        autosize
        minRows={2}
        withAsterisk
      />
    </AppForm>
  )
}

type FormApi = { key: (path: string) => string; field: (path: string) => { error?: string | undefined } }

function Mode({ app }: { app: FormApi }) {
  const { t } = useTranslation('meetings')
  const id = useId()
  return (
    <div>
      <Input.Label id={id} component="div" labelElement="div">
        {t('mode')}
      </Input.Label>
      <SegmentedControl
        key={app.key('mode')}
        {...app.field('mode')}
        aria-labelledby={id}
        fullWidth
        data={MODES.map((mode) => ({ value: mode, label: t(`modeOf.${mode}`) }))}
      />
    </div>
  )
}
