import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { VersionConflict } from '../people/VersionConflict'
import { ActivityRows } from '../programmes/ActivityRows'
import { offeredDeficits } from '../programmes/programme-form'
import { type ContentReady, type ContentValues, contentSchema, contentValues, doneLines } from './change-form'
import { useProposeChange } from './use-propose-change'

type Props = {
  onClose: () => void
  programme: Programme_ProgrammeFragment
  pair: ProgrammePair_MentorshipFragment
  change?: ProgrammeChange_ChangeFragment | undefined
}

/** Another wording of a programme in force. What was handed in stays as it is; the first day stays too. */
export function ContentForm({ onClose, programme, pair, change }: Props) {
  const { t } = useTranslation(['changes', 'programmes', 'terms'])
  const format = useFormat()
  const [initialValues] = useState(() => contentValues(programme, change))
  const app = useAppForm({ schema: contentSchema, initialValues })
  const [typed, setTyped] = useState<ContentReady>()
  const send = useProposeChange({ basis: { programme, change }, refuse: app.refuse, onDone: onClose })
  const propose = (values: ContentReady) => {
    setTyped(values)
    const { reason, ...content } = values
    send.propose({ reason, change: { content } })
  }
  const done = doneLines(programme)
  const deficits = offeredDeficits(programme, pair)
  const theirs = send.faster ? contentValues(send.faster.programme, send.faster.change) : undefined
  const plan = ({ activities }: ContentReady | ContentValues) =>
    activities
      .map(({ title, plannedOn }) => `${plannedOn ? format.dayNumeric(plannedOn) : '—'} ${title}`)
      .join('\n')
  return (
    <AppForm
      app={app}
      busy={send.busy}
      error={send.error}
      submitLabel={t('send')}
      onCancel={onClose}
      onSubmit={app.submit(propose)}
    >
      {typed && theirs ? (
        <VersionConflict
          busy={send.busy}
          differences={[
            { label: t('programmes:goal'), mine: typed.goal, current: theirs.goal },
            {
              label: t('programmes:expectedResult'),
              mine: typed.expectedResult,
              current: theirs.expectedResult,
            },
            {
              label: t('lastDay'),
              mine: format.dayLong(typed.endsOn),
              current: format.dayLong(theirs.endsOn ?? programme.endsOn),
            },
            { label: t('programmes:plan'), mine: plan(typed), current: plan(theirs) },
            { label: t('reason'), mine: typed.reason, current: theirs.reason },
          ]}
          onKeepMine={() => app.submit(propose)()}
          onTakeCurrent={() => app.form.setValues(theirs)}
        />
      ) : null}
      <Textarea
        key={app.key('goal')}
        {...app.field('goal')}
        label={t('programmes:goal')}
        autosize
        minRows={2}
        withAsterisk
      />
      <Textarea
        key={app.key('expectedResult')}
        {...app.field('expectedResult')}
        label={t('programmes:expectedResult')}
        autosize
        minRows={2}
        withAsterisk
      />
      <DateField
        key={app.key('endsOn')}
        {...app.field('endsOn')}
        label={t('programmes:endsOn')}
        minDate={programme.startsOn}
        withAsterisk
      />
      {deficits.length > 0 ? (
        <Checkbox.Group
          key={app.key('deficitIds')}
          {...app.field('deficitIds')}
          label={t('programmes:deficits')}
        >
          <Stack gap="xs" mt="xs">
            {deficits.map(({ id, area, kind }) => (
              <Checkbox key={id} value={id} label={area} description={t(`terms:deficitKind.${kind}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
      {done.size > 0 ? (
        <Text size="sm" c="dimmed">
          {t('doneStays')}
        </Text>
      ) : null}
      <ActivityRows key={app.key('activities')} app={app} locked={done} />
      <Textarea
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('reason')}
        description={t('reasonHint')}
        autosize
        minRows={2}
        withAsterisk
      />
    </AppForm>
  )
}
