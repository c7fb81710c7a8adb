import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { IconDeclined, IconDone, IconWaiting } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import classes from './PairSides.module.css'
import type { Pair } from './pair.query'

const LOOK = {
  PENDING: { icon: IconWaiting, tone: 'attention' },
  ACCEPTED: { icon: IconDone, tone: 'done' },
  DECLINED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<Answer, StatusLook>

/** Both sides of the pair, with what each answered. */
export function PairSides({ pair }: { pair: Pair }) {
  const { t } = useTranslation('pairs')
  const sides = [
    { label: t('mentor'), people: pair.mentors },
    { label: t('mentee'), people: pair.mentees },
  ]
  return (
    <div className={classes.root}>
      {sides.map(({ label, people }) =>
        people.map(({ person, answer }) => (
          <div key={person.id}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            {person.viewerCan.includes('READ_RECORD') ? (
              <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }} fw={500}>
                {person.fullName}
              </AnchorLink>
            ) : (
              <Text fw={500}>{person.fullName}</Text>
            )}
            {person.position ? (
              <Text size="sm" c="dimmed">
                {person.position}
              </Text>
            ) : null}
            <StatusMark {...LOOK[answer]} label={t(`answer.${answer}`)} />
          </div>
        )),
      )}
    </div>
  )
}
