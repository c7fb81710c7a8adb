import { Button, Checkbox, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { daysBetween } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { VersionConflict } from '../people/VersionConflict'
import classes from '../programmes/programme.module.css'
import { TermWords } from '../programmes/TermWords'
import { termFlaw } from '../programmes/term'
import { type ExtensionReady, extensionSchema, extensionValues, monthsLater, movedLines } from './change-form'
import { useProposeChange } from './use-propose-change'

type Props = {
  onClose: () => void
  programme: Programme_ProgrammeFragment
  change?: ProgrammeChange_ChangeFragment | undefined
}

/** Another last day; what lies ahead moves with it, if that is wanted. */
export function ExtensionForm({ onClose, programme, change }: Props) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const [initialValues] = useState(() => extensionValues(programme, change))
  const app = useAppForm({ schema: extensionSchema, initialValues })
  const [endsOn, setEndsOn] = useState(initialValues.endsOn)
  app.form.watch('endsOn', ({ value }) => setEndsOn(value))
  const [typed, setTyped] = useState<ExtensionReady>()
  const send = useProposeChange({ basis: { programme, change }, refuse: app.refuse, onDone: onClose })
  const propose = (values: ExtensionReady) => {
    setTyped(values)
    send.propose({
      reason: values.reason,
      change: { extension: { endsOn: values.endsOn, shift: values.shift } },
    })
  }
  const by = endsOn ? daysBetween(programme.endsOn, endsOn) : 0
  const long = endsOn ? termFlaw(programme.startsOn, endsOn, true) === 'LONG' : false
  const moved = movedLines(programme).length
  const theirs = send.faster ? extensionValues(send.faster.programme, send.faster.change) : undefined
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
            {
              label: t('lastDay'),
              mine: format.dayLong(typed.endsOn),
              current: format.dayLong(theirs.endsOn ?? programme.endsOn),
            },
            { label: t('reason'), mine: typed.reason, current: theirs.reason },
          ]}
          onKeepMine={() => app.submit(propose)()}
          onTakeCurrent={() => app.form.setValues(theirs)}
        />
      ) : null}
      <Text size="sm" c="dimmed">
        {t('endsNow', { date: format.dayLong(programme.endsOn) })}
      </Text>
      <DateField key={app.key('endsOn')} {...app.field('endsOn')} label={t('newLastDay')} withAsterisk />
      <Group gap="xs">
        {[1, 3].map((count) => (
          <Button
            key={count}
            variant="default"
            size="compact-md"
            onClick={() => app.form.setFieldValue('endsOn', monthsLater(programme.endsOn, count))}
          >
            {t('plusMonths', { count })}
          </Button>
        ))}
      </Group>
      <div role="status" className={classes.term} data-flaw={long ? 'LONG' : undefined}>
        {endsOn && by !== 0 ? (
          <>
            {by > 0 ? t('extends', { count: by }) : t('shortens', { count: -by })} {t('termInAll')}{' '}
            <TermWords startsOn={programme.startsOn} endsOn={endsOn} />
            {'. '}
          </>
        ) : null}
        {long ? t('longerThanYear') : null}
      </div>
      <Checkbox
        key={app.key('shift')}
        {...app.check('shift')}
        label={t('shift')}
        description={moved > 0 ? t('shiftCount', { count: moved }) : t('shiftNothing')}
      />
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
