import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '@/shared/ui/form/DateField'
import type { useAppForm } from '@/shared/ui/form/use-app-form'
import classes from './programme.module.css'
import type { ProgrammeReady, ProgrammeValues } from './programme-form'
import { TermWords } from './TermWords'
import { termFlaw } from './term'

export type ProgrammeForm = ReturnType<typeof useAppForm<ProgrammeValues, ProgrammeReady>>

type Props = { app: ProgrammeForm; short: boolean }

/** Both dates and, while they are typed, what they come to; a term beyond a year asks for its reason. */
export function TermFields({ app, short }: Props) {
  const { t } = useTranslation('programmes')
  const initial = app.form.getValues()
  const [startsOn, setStartsOn] = useState(initial.startsOn)
  const [endsOn, setEndsOn] = useState(initial.endsOn)
  app.form.watch('startsOn', ({ value }) => setStartsOn(value))
  app.form.watch('endsOn', ({ value }) => setEndsOn(value))
  const flaw = startsOn && endsOn ? termFlaw(startsOn, endsOn, short) : undefined
  return (
    <>
      <div className={classes.pair}>
        <DateField key={app.key('startsOn')} {...app.field('startsOn')} label={t('startsOn')} withAsterisk />
        <DateField key={app.key('endsOn')} {...app.field('endsOn')} label={t('endsOn')} withAsterisk />
      </div>
      <div role="status" className={classes.term} data-flaw={flaw}>
        {startsOn && endsOn && flaw !== 'BACKWARDS' ? (
          <>
            {t('term.label')}: <TermWords startsOn={startsOn} endsOn={endsOn} />
            {'. '}
          </>
        ) : null}
        {flaw ? t(`termFlaw.${flaw}`) : null}
      </div>
      {flaw === 'LONG' ? (
        <Textarea
          key={app.key('longTermReason')}
          {...app.field('longTermReason')}
          label={t('longTermReason')}
          autosize
          minRows={2}
          withAsterisk
        />
      ) : null}
    </>
  )
}
