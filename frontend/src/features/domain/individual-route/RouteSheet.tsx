import { SegmentedControl, Select, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { schoolYearOfDay } from '@/shared/lib/year'
import { AppForm } from '@/shared/ui/form/AppForm'
import { type Refusal, useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import classes from './route.module.css'
import { fill, flaws, LENGTHS, rowsOf, type StepRow, shift, stepsInput, yearsOf } from './route-form'
import { type ProgrammeChoice, StepFields } from './StepFields'
import { type RouteOf, useKeepRoute } from './use-keep-route'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = (revises: boolean) =>
  v.object({ goal: text, reason: revises ? text : v.pipe(v.string(), v.trim()) })

type Props = RouteOf & {
  opened: boolean
  onClose: () => void
  programmes?: readonly ProgrammeChoice[]
}

/** Writes a route, or a new edition of one that is in force, for which a reason is given. Namespace: route. */
export function RouteSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('route')
  const revises = rest.route !== undefined && rest.route.state !== 'DRAFT'
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      size="lg"
      title={t(revises ? 'revise.title' : 'keep.title')}
      description={t(revises ? 'revise.hint' : 'keep.hint')}
    >
      {opened ? <Form {...rest} revises={revises} /> : null}
    </SideSheet>
  )
}

type FormProps = Omit<Props, 'opened'> & { revises: boolean }

function Form({ route, schoolId, personId, programmes = [], revises, onClose }: FormProps) {
  const { t } = useTranslation('route')
  const format = useFormat()
  const running = schoolYearOfDay(today())
  const [from, setFrom] = useState(route?.fromYear ?? running)
  const [length, setLength] = useState(route ? route.untilYear - route.fromYear + 1 : 4)
  const [rows, setRows] = useState(() => (route ? rowsOf(route) : fill([], running, 4)))
  const [problems, setProblems] = useState<ReadonlyMap<number | undefined, string>>(new Map())
  const [sent, setSent] = useState<readonly number[]>([])
  const app = useAppForm({ schema: schema(revises), initialValues: { goal: route?.goal ?? '', reason: '' } })
  const save = useKeepRoute(
    { schoolId, personId, route },
    {
      onDone: onClose,
      onRefuse: (refusals) => {
        // `steps.2.direction` is the third line that was sent; it is shown where that line stands.
        const [ofSteps, others] = apart(refusals, sent)
        setProblems(ofSteps)
        app.refuse(others)
      },
    },
  )
  const firstYear = Math.min(route?.fromYear ?? running, running - 4)
  const change = (next: StepRow[]) => {
    setRows(next)
    setProblems(new Map())
  }
  const submit = app.submit(({ goal, reason }) => {
    const found = flaws(rows, from, length)
    setProblems(new Map([...found].map(([key, flaw]) => [key, t(`flaw.${flaw}`)])))
    if (found.size > 0) return
    const { keys, steps } = stepsInput(rows)
    setSent(keys)
    save.mutate({ goal, reason, fromYear: from, untilYear: from + length - 1, steps })
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t(revises ? 'revise.submit' : 'keep.submit')}
      onCancel={onClose}
      onSubmit={submit}
    >
      {revises ? (
        <Textarea
          key={app.key('reason')}
          {...app.field('reason')}
          label={t('form.reason')}
          description={t('form.reasonHint')}
          autosize
          minRows={2}
          withAsterisk
        />
      ) : null}
      <Textarea
        key={app.key('goal')}
        {...app.field('goal')}
        label={t('form.goal')}
        description={t('form.goalHint')}
        autosize
        minRows={2}
        withAsterisk
      />
      <Select
        label={t('form.from')}
        allowDeselect={false}
        value={String(from)}
        data={yearsOf(firstYear, 10).map((year) => ({ value: String(year), label: format.schoolYear(year) }))}
        onChange={(chosen) => {
          const next = Number(chosen)
          change(fill(shift(rows, next - from), next, length))
          setFrom(next)
        }}
      />
      <div>
        <Text size="sm" fw={500} mb={4} id="route-length">
          {t('form.length')}
        </Text>
        <SegmentedControl
          aria-labelledby="route-length"
          value={String(length)}
          data={LENGTHS.map((each) => ({ value: String(each), label: t('form.years', { count: each }) }))}
          onChange={(chosen) => {
            const next = Number(chosen)
            change(fill(rows, from, next))
            setLength(next)
          }}
        />
      </div>
      {problems.has(undefined) ? (
        <p role="alert" className={classes.flaw}>
          {problems.get(undefined)}
        </p>
      ) : null}
      <StepFields
        years={yearsOf(from, length)}
        rows={rows}
        problems={problems}
        programmes={programmes}
        onChange={change}
      />
    </AppForm>
  )
}

/** The refusals of single lines by the key of the line, and those of the form. */
function apart(
  refusals: readonly Refusal[],
  sent: readonly number[],
): [Map<number | undefined, string>, Refusal[]] {
  const ofSteps = new Map<number | undefined, string>()
  const others: Refusal[] = []
  for (const refusal of refusals) {
    const [head, index] = refusal.path?.split('.') ?? []
    if (head === 'steps') ofSteps.set(index === undefined ? undefined : sent[Number(index)], refusal.message)
    else others.push(refusal)
  }
  return [ofSteps, others]
}
