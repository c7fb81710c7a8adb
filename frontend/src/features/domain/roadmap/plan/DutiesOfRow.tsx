import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { OccurrenceMark } from '../OccurrenceMark'
import classes from './PlanList.module.css'
import { planDutiesQuery } from './plan.query'
import { PLAN_DUTY } from './plan-item.fragment'

type Props = { roadmapId: string; itemId: string }

/** What every place did about a row. Namespaces: plan, duties. */
export function DutiesOfRow({ roadmapId, itemId }: Props) {
  const { t } = useTranslation(['plan', 'duties'])
  const format = useFormat()
  const query = useQuery(planDutiesQuery(roadmapId))
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const found = query.data?.viewer?.roadmap?.items.find(({ id }) => id === itemId)
  if (!query.data) return <Skeleton h={64} className={classes.places} />
  const duties = readFragment(PLAN_DUTY, found?.duties ?? [])
  if (duties.length === 0)
    return (
      <Text size="sm" c="dimmed" className={classes.places}>
        {t('row.noPlaces')}
      </Text>
    )
  return (
    <div className={classes.places}>
      {duties.map((duty) => (
        <div key={duty.id} className={classes.place}>
          <Text size="sm">{duty.place.name}</Text>
          {duty.applicability === 'APPLICABLE' ? (
            <ul className={classes.marks}>
              {duty.occurrences.map((occurrence) => (
                <li key={occurrence.id}>
                  <span className={classes.due}>
                    {t('row.due', { due: format.dayNumeric(occurrence.due) })}
                  </span>{' '}
                  <OccurrenceMark occurrence={occurrence} />
                </li>
              ))}
            </ul>
          ) : (
            <Text size="sm" c="dimmed">
              {t(`duties:applicability.${duty.applicability}`)}
            </Text>
          )}
        </div>
      ))}
    </div>
  )
}
