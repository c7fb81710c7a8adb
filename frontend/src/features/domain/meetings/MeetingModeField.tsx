import { Input, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { MODES } from './modes'

type FormApi = { key: (path: string) => string; field: (path: string) => { error?: string | undefined } }

/** How the two meet, in one tap. */
export function MeetingModeField({ app }: { app: FormApi }) {
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
