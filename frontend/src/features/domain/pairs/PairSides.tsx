import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { IconDeclined, IconDone, IconReturned, IconWaiting } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import { mayLeave } from './may-leave'
import classes from './PairSides.module.css'
import type { Member, Pair } from './pair.query'

const LOOK = {
  PENDING: { icon: IconWaiting, tone: 'attention' },
  ACCEPTED: { icon: IconDone, tone: 'done' },
  DECLINED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<Answer, StatusLook>

type Props = { pair: Pair; onLeave: (member: Member) => void; onTerms: (mentor: Member) => void }

/** Both sides with what each answered, and who takes part no more. */
export function PairSides({ pair, onLeave, onTerms }: Props) {
  const { t } = useTranslation('pairs')
  const sides = [
    { side: 'MENTOR', label: t(pair.twoWay ? 'twoWay.side' : 'mentor'), people: pair.mentors },
    { side: 'MENTEE', label: t(pair.twoWay ? 'twoWay.side' : 'mentee'), people: pair.mentees },
  ] as const
  return (
    <>
      <div className={classes.root}>
        {sides.map(({ side, label, people }) =>
          people.map((member) => (
            <div key={member.person.id}>
              <Text size="sm" c="dimmed">
                {label}
              </Text>
              <Who member={member} />
              <StatusMark {...LOOK[member.answer]} label={t(`answer.${member.answer}`)} />
              <Terms member={member} />
              {(side === 'MENTOR' || pair.twoWay) && pair.viewerCan.includes('KEEP_TERMS') ? (
                <Button
                  size="xs"
                  variant="default"
                  mt={6}
                  mr={6}
                  onClick={() => onTerms(member)}
                  aria-label={t('terms.openFor', { name: member.person.shortName })}
                >
                  {t('terms.open')}
                </Button>
              ) : null}
              {mayLeave(pair, member.person.id) ? (
                <Button
                  size="xs"
                  variant="default"
                  mt={6}
                  onClick={() => onLeave(member)}
                  aria-label={t('leave.openFor', { name: member.person.shortName })}
                >
                  {t('leave.open')}
                </Button>
              ) : null}
            </div>
          )),
        )}
      </div>
      {pair.formerParticipants.length > 0 ? (
        <>
          <Text fw={500} mt="md" mb={4}>
            {t('former')}
          </Text>
          <div className={classes.root}>
            {pair.formerParticipants.map((member) => (
              <div key={member.person.id}>
                <Who member={member} />
                <Left member={member} />
              </div>
            ))}
          </div>
        </>
      ) : null}
    </>
  )
}

function Who({ member: { person } }: { member: Member }) {
  return (
    <>
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
    </>
  )
}

/** «Доп. соглашение № 4 от 02.11.2026. Положение об оплате труда» */
function Terms({ member: { dutyTerms } }: { member: Member }) {
  const { t } = useTranslation('pairs')
  const format = useFormat()
  if (!dutyTerms) return null
  const { agreementNumber: number, agreementOn: on, payGround } = dutyTerms
  const agreement =
    number && on
      ? t('terms.agreement', { number, date: format.dayNumeric(on) })
      : number
        ? t('terms.agreementUndated', { number })
        : on
          ? t('terms.agreementUnnumbered', { date: format.dayNumeric(on) })
          : null
  return (
    <Text size="sm" c="dimmed">
      {[agreement, payGround].filter(Boolean).join('. ')}
    </Text>
  )
}

function Left({ member }: { member: Member }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const format = useFormat()
  if (!member.leftOn || !member.leftReason) {
    return <StatusMark {...LOOK[member.answer]} label={t(`answer.${member.answer}`)} />
  }
  const label = t('leftOn', {
    on: format.dayNumeric(member.leftOn),
    reason: t(`terms:endReason.${member.leftReason}`),
  })
  return <StatusMark icon={IconReturned} tone="neutral" label={label} />
}
