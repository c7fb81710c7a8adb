import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TermChecks } from '@/features/domain/people/TermChecks'
import { TOPICS } from '@/features/domain/terms/lists'
import type { ProposeApp } from './propose-form'

/** A reverse pair may run in both directions: the switch, and what the way back is about. */
export function WayBack({ app }: { app: ProposeApp }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const [format, setFormat] = useState(app.form.getValues().format)
  const [twoWay, setTwoWay] = useState(app.form.getValues().twoWay)
  app.form.watch('format', ({ value }) => setFormat(value))
  app.form.watch('twoWay', ({ value }) => setTwoWay(value))
  if (format !== 'REVERSE') return null
  return (
    <>
      <Checkbox
        key={app.key('twoWay')}
        {...app.check('twoWay')}
        label={t('twoWay.switch')}
        description={t('twoWay.hint')}
      />
      {twoWay ? (
        <TermChecks
          key={app.key('returnTopics')}
          field={app.field('returnTopics')}
          label={t('twoWay.topics')}
          options={TOPICS}
          labelOf={(topic) => t(`terms:topic.${topic}`)}
        />
      ) : null}
    </>
  )
}
