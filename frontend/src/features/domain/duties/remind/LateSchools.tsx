import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import type { LateSchool } from './late-schools.query'
import classes from './remind.module.css'

type Props = {
  schools: readonly LateSchool[]
  isChosen: (id: string) => boolean
  onToggle: (id: string) => void
}

/** Who is late and by how much, each to be told or left out; who cannot be told says why. Namespace: duties. */
export function LateSchools({ schools, isChosen, onToggle }: Props) {
  const { t } = useTranslation('duties')
  return (
    <ul className={classes.schools} aria-label={t('remind.schools')}>
      {schools.map((late) => (
        <li key={late.school.id}>
          <Checkbox
            checked={late.canBeReminded && isChosen(late.school.id)}
            disabled={!late.canBeReminded}
            onChange={() => onToggle(late.school.id)}
            label={late.school.name}
            description={<About late={late} />}
          />
        </li>
      ))}
    </ul>
  )
}

function About({ late }: { late: LateSchool }) {
  const { t } = useTranslation('duties')
  const format = useFormat()
  return (
    <>
      <Text span inherit className={classes.late}>
        {t('remind.overdue', { count: late.overdue })}
        {', '}
        {t('remind.oldest', { count: late.mostDaysOverdue })}
      </Text>
      {'. '}
      {late.readers === 0 ? t('remind.nobody') : t('remind.readers', { count: late.readers })}
      {'. '}
      {late.lastRemindedOn
        ? t(late.canBeReminded || late.readers === 0 ? 'remind.last' : 'remind.today', {
            on: format.dayLong(late.lastRemindedOn),
          })
        : t('remind.never')}
    </>
  )
}
