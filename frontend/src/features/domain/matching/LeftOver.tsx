import { Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { UnmatchedMentee_LeftFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone } from '@/shared/ui/icons'
import { MenteeCell } from './MenteeCell'
import classes from './matching.module.css'
import { LEFT } from './run.fragment'

type Props = {
  rows: readonly FragmentType<typeof LEFT>[]
  /** Whether a search across organisations is in the reader's hands. */
  wide: boolean
}

/** Everybody for whom nobody was found: what stands in the way, what would help. */
export function LeftOver({ rows, wide }: Props) {
  const { t } = useTranslation(['matching', 'terms'])
  const format = useFormat()
  if (rows.length === 0) return <EmptyState icon={IconDone} title={t('leftNone')} hint={t('leftNoneHint')} />
  return (
    <ul className={classes.left}>
      {readFragment(LEFT, rows).map((left) => (
        <li key={left.mentee.id} className={classes.leftItem}>
          <MenteeCell mentee={left.mentee} />
          <div className={classes.leftBody}>
            <div>
              <Text size="sm" fw={500}>
                {t('obstacles')}
              </Text>
              <ul className={classes.lines}>
                {obstacles(t, left).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            {left.help.length > 0 ? (
              <div>
                <Text size="sm" fw={500}>
                  {t('help')}
                </Text>
                <ul className={classes.lines}>
                  {left.help.map((help) => (
                    <li key={`${help.kind}${help.blocker}`}>{helpWords(t, format.list, help, wide)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

type T = TFunction<['matching', 'terms']>
type Left = Omit<UnmatchedMentee_LeftFragment, ' $fragmentName'>

function obstacles(t: T, { considered, givenAway, blocked }: Left): string[] {
  if (considered === 0) return [t('noMentors')]
  return [
    t('considered', { count: considered }),
    ...(givenAway > 0 ? [t('givenAway', { count: givenAway })] : []),
    ...blocked.map(({ blocker, mentors }) =>
      t('blockedLine', { blocker: t(`blocker.${blocker}`), count: mentors }),
    ),
  ]
}

function helpWords(
  t: T,
  list: (words: readonly string[]) => string,
  help: Left['help'][number],
  wide: boolean,
): string {
  const names = list(help.mentors.map(({ person }) => person.fullName))
  switch (help.kind) {
    case 'RAISE_CAPACITY':
    case 'ASK_BACK':
      return t(`helpOf.${help.kind}`, { names })
    case 'FREE_ELSEWHERE': {
      const schools = help.schools.map(({ school, mentors }) =>
        mentors == null
          ? t('schoolFew', { school: school.name })
          : t('schoolCount', { school: school.name, count: mentors }),
      )
      return t(wide ? 'helpOf.FREE_ELSEWHERE_WIDE' : 'helpOf.FREE_ELSEWHERE', { schools: list(schools) })
    }
    case 'LIFT_RULE':
      return t('helpOf.LIFT_RULE', {
        blocker: help.blocker ? t(`blocker.${help.blocker}`) : '',
        count: help.count ?? 0,
      })
    case 'INVITE_MENTOR': {
      const topics = help.topics.map((topic) => t('inviteTopic', { topic: t(`terms:topic.${topic}`) }))
      const subject = help.subject ? [t('inviteSubject', { subject: help.subject })] : []
      return t('helpOf.INVITE_MENTOR', { what: list([...topics, ...subject]) })
    }
    default:
      return help.kind satisfies never
  }
}
