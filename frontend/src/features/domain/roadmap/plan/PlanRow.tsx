import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { IconRemark } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { OccurrenceMark } from '../OccurrenceMark'
import { ProgressBar } from '../ProgressBar'
import { TermWindows } from '../TermWindows'
import { DutiesOfRow } from './DutiesOfRow'
import classes from './PlanList.module.css'
import type { PlanDuty, PlanItem } from './plan-item.fragment'

type Props = {
  roadmapId: string
  item: PlanItem
  duty: PlanDuty | null | undefined
  live: boolean
  opened: boolean
  /** Opens what every place did; without it the row has nothing to open. */
  onOpen: ((open: boolean) => void) | undefined
}

/** One row of a plan: the words at the left, the days and how far it is at the right. Namespaces: plan, duties, roadmap. */
export function PlanRow({ roadmapId, item, duty, live, opened, onOpen }: Props) {
  const { t } = useTranslation('plan')
  return (
    <div className={classes.row}>
      <div>
        <Text fw={500} className={classes.words}>
          {item.number ? <span className={classes.number}>{item.number}</span> : null}
          {item.title}
        </Text>
        <dl className={classes.facts}>
          {(['responsible', 'participants', 'result', 'evidence', 'condition'] as const).map((field) =>
            item[field] ? (
              <div key={field}>
                <dt>{t(`field.${field}`)}:</dt> <dd>{item[field]}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {item.remarks.map(({ text }) => (
          <StatusMark key={text} icon={IconRemark} tone="problem" label={t('row.remark', { text })} />
        ))}
      </div>
      <div className={classes.days}>
        <Text size="sm">{item.term || t('nothing')}</Text>
        {duty ? (
          <Days duty={duty} />
        ) : item.windows.length > 0 ? (
          <TermWindows windows={item.windows} />
        ) : null}
        {live && !duty && item.progress.total > 0 ? <ProgressBar progress={item.progress} /> : null}
        {onOpen ? (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={opened}
            onClick={() => onOpen(!opened)}
            className="app-no-print"
          >
            {t(opened ? 'row.hidePlaces' : 'row.showPlaces')}
          </Button>
        ) : null}
      </div>
      {opened ? <DutiesOfRow roadmapId={roadmapId} itemId={item.id} /> : null}
    </div>
  )
}

/** The days of one place, each with where it stands. */
function Days({ duty }: { duty: PlanDuty }) {
  const { t } = useTranslation(['plan', 'duties'])
  const format = useFormat()
  if (duty.applicability !== 'APPLICABLE')
    return (
      <Text size="sm" c="dimmed">
        {t(`duties:applicability.${duty.applicability}`)}
        {duty.reason ? `: ${duty.reason}` : ''}
      </Text>
    )
  return (
    <ul className={classes.marks}>
      {duty.occurrences.map((occurrence) => (
        <li key={occurrence.id}>
          <span className={classes.due}>{t('row.due', { due: format.dayNumeric(occurrence.due) })}</span>{' '}
          <OccurrenceMark occurrence={occurrence} />
        </li>
      ))}
    </ul>
  )
}
