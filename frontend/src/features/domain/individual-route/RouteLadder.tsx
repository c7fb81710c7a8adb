import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { bareId } from '@/shared/lib/ids'
import { schoolYearOfDay } from '@/shared/lib/year'
import { AnchorLink } from '@/shared/ui/links'
import type { IndividualRoute } from './route.fragment'
import classes from './route.module.css'
import { yearsOf } from './route-form'

type Props = { route: Pick<IndividualRoute, 'fromYear' | 'untilYear' | 'steps'> }

/** The school years of a route as a ladder: directions, what is expected, the programmes beneath. Namespaces: route, programmes. */
export function RouteLadder({ route }: Props) {
  const { t } = useTranslation(['route', 'programmes'])
  const format = useFormat()
  const running = schoolYearOfDay(today())
  return (
    <ol className={classes.ladder} aria-label={t('ladder')}>
      {yearsOf(route.fromYear, route.untilYear - route.fromYear + 1).map((year, index) => {
        const steps = route.steps.filter(({ schoolYear }) => schoolYear === year)
        const when = year < running ? 'past' : year === running ? 'now' : 'ahead'
        return (
          <li key={year} data-when={when} aria-current={when === 'now' ? 'step' : undefined}>
            <div className={classes.year}>
              <Text fw={600}>{format.schoolYear(year)}</Text>
              <Text size="xs" c="dimmed">
                {when === 'now'
                  ? t('nowYear', { number: index + 1 })
                  : t('yearNumber', { number: index + 1 })}
              </Text>
            </div>
            <div className={classes.steps}>
              {steps.length === 0 ? <Text c="dimmed">{t('nothingYet')}</Text> : null}
              {steps.map(({ direction, expected, programme }) => (
                <div key={direction}>
                  <Text className={classes.words}>{direction}</Text>
                  {expected ? (
                    <Text size="sm" c="dimmed" className={classes.words}>
                      {t('expectedLine', { words: expected })}
                    </Text>
                  ) : null}
                  {programme ? (
                    <Text size="sm" className={classes.programme}>
                      <AnchorLink
                        to="/programmes/$programmeId"
                        params={{ programmeId: bareId(programme.id) }}
                        inherit
                      >
                        {t('programme', { goal: programme.goal })}
                      </AnchorLink>{' '}
                      <Text span inherit c="dimmed">
                        {t(`programmes:state.${programme.state}`)}
                      </Text>
                    </Text>
                  ) : null}
                </div>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
