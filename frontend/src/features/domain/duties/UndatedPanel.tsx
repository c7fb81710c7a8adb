import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { Panel } from '@/shared/ui/Panel'
import { DutySheets, type Opened } from './DutySheets'
import classes from './duties.module.css'
import type { OwedDuty } from './occurrence.fragment'

type Props = { level: PlaceLevel; duties: readonly OwedDuty[] }

/** Duties without a day: stated when they happen. Namespace: duties. */
export function UndatedPanel({ level, duties }: Props) {
  const { t } = useTranslation('duties')
  const [opened, setOpened] = useState<Opened>()
  return (
    <Panel title={t('undated.title')} description={t('undated.hint')}>
      <ul className={classes.owed}>
        {duties.map((duty) => (
          <li key={duty.id}>
            <div className={classes.words}>
              <Text>
                {duty.item.number ? `${duty.item.number} ` : ''}
                {duty.item.title}
              </Text>
              <Text size="sm" c="dimmed">
                {[level === 'SCHOOL' ? '' : duty.place.name, duty.item.term, duty.roadmap.title]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Group gap="xs">
              {duty.viewerCan.includes('RECORD') ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('stated.of', { title: duty.item.title })}
                  onClick={() => setOpened({ sheet: 'record', duty })}
                >
                  {t('stated.open')}
                </Button>
              ) : null}
              {duty.viewerCan.includes('SET_NOT_APPLICABLE') ? (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t('exempt.of', { title: duty.item.title })}
                  onClick={() => setOpened({ sheet: 'exempt', duty })}
                >
                  {t('exempt.open')}
                </Button>
              ) : null}
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('talk.openOf', { title: duty.item.title, place: duty.place.name })}
                onClick={() => setOpened({ sheet: 'talk', duty })}
              >
                {t('talk.open')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <DutySheets opened={opened} onOpen={setOpened} />
    </Panel>
  )
}
