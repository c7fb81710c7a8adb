import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateField } from '@/shared/ui/form/DateField'
import { ONE_OFF_FORMATS } from './lists'
import type { ProposeOneOffApp } from './propose-one-off'

/** What a proposal of a single meeting says beside who meets. */
export function OneOffFields({ app }: { app: ProposeOneOffApp }) {
  const { t } = useTranslation(['oneOffs', 'terms'])
  return (
    <>
      <Select
        key={app.key('format')}
        {...app.field('format')}
        label={t('propose.format')}
        description={t('propose.formatHint')}
        data={ONE_OFF_FORMATS.map((format) => ({ value: format, label: t(`terms:format.${format}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <TextInput key={app.key('topic')} {...app.field('topic')} label={t('propose.topic')} withAsterisk />
      <DateField
        key={app.key('plannedOn')}
        {...app.field('plannedOn')}
        label={t('propose.plannedOn')}
        description={t('propose.plannedOnHint')}
      />
    </>
  )
}
