import { Button, Group, Paper, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { MentorshipState } from '@/shared/graphql/generated/graphql'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { IconAdd } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { PairStateMark } from '../pairs/PairStateMark'
import classes from './MyPairCard.module.css'

/** A question that is seldom asked comes when it is. */
const PulsePrompt = lazy(async () => ({ default: (await import('./PulsePrompt')).PulsePrompt }))

/** The form weighs more than the page; it comes with the first tap that asks for it. */
const MeetingSheet = lazy(async () => ({ default: (await import('./MeetingSheet')).MeetingSheet }))

const FRAGMENT = graphql(/* GraphQL */ `
  fragment MyPair_mentorship on Mentorship {
    id
    state
    startedOn
    viewerCan
    school {
      id
      name
    }
    mentors {
      person {
        id
        fullName
      }
    }
    mentees {
      person {
        id
        fullName
      }
    }
    journal {
      pulseDue {
        kind
        askedOn
      }
    }
    programme {
      id
      state
      activities {
        id
        title
        plannedOn
        state
        overdue
      }
    }
  }
`)

const LIVE: Readonly<Record<MentorshipState, boolean>> = {
  PROPOSED: true,
  AGREED: true,
  ORDER_PREPARED: true,
  ACTIVE: true,
  DECLINED: false,
  REVOKED: false,
  ENDED: false,
}

/** Whether the pair still goes on or may begin. */
export function isLive({ state }: { state: MentorshipState }): boolean {
  return LIVE[state]
}

type Props = { mentorship: FragmentType<typeof FRAGMENT>; viewerId: string }

/** One of the reader's own pairs: who the other is, what comes next, a meeting in three taps. */
export function MyPairCard({ mentorship, viewerId }: Props) {
  const { t } = useTranslation(['me', 'meetings'])
  const format = useFormat()
  const due = useDue()
  const [recording, sheet] = useDisclosure()
  const [wanted, setWanted] = useState(false)
  const record = () => {
    setWanted(true)
    sheet.open()
  }
  const pair = readFragment(FRAGMENT, mentorship)
  const mentors = pair.mentors.some(({ person }) => person.id === viewerId)
  const partners = (mentors ? pair.mentees : pair.mentors).map(({ person }) => person.fullName)
  const open = (pair.programme?.activities ?? []).filter(({ state }) => state !== 'ACCEPTED')
  const next = open[0]
  return (
    <Paper component="article" className={classes.root}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(pair.id) }} fw={500}>
            {format.list(partners)}
          </AnchorLink>
          <Text size="sm" c="dimmed">
            {mentors ? t('partner.mentees', { count: partners.length }) : t('partner.mentor')},{' '}
            {pair.school.name}
          </Text>
        </div>
        <PairStateMark state={pair.state} />
      </Group>
      {next && pair.programme ? (
        <Text size="sm">
          {t('next')}{' '}
          <AnchorLink to="/programmes/$programmeId" params={{ programmeId: bareId(pair.programme.id) }}>
            {next.title}
          </AnchorLink>
          {next.state === 'SUBMITTED' ? null : (
            <Text component="span" inherit className={classes.due} data-overdue={next.overdue || undefined}>
              {' '}
              {due(next.plannedOn)}
            </Text>
          )}
        </Text>
      ) : null}
      {pair.journal.pulseDue ? (
        <Suspense fallback={null}>
          <PulsePrompt
            mentorshipId={pair.id}
            kind={pair.journal.pulseDue.kind}
            partner={format.list(partners)}
          />
        </Suspense>
      ) : null}
      <Group gap="xs">
        {pair.viewerCan.includes('ANSWER') ? (
          <ButtonLink to="/pairs/$pairId" params={{ pairId: bareId(pair.id) }}>
            {t('answer')}
          </ButtonLink>
        ) : null}
        {pair.viewerCan.includes('KEEP_MEETINGS') && pair.startedOn ? (
          <Button
            variant="light"
            leftSection={<IconAdd size={16} aria-hidden />}
            onClick={record}
            aria-label={t('meetings:recordWith', { names: format.list(partners) })}
          >
            {t('meetings:record')}
          </Button>
        ) : null}
        {pair.programme ? (
          <ButtonLink
            variant="default"
            to="/programmes/$programmeId"
            params={{ programmeId: bareId(pair.programme.id) }}
          >
            {t('programme')}
          </ButtonLink>
        ) : null}
      </Group>
      {pair.startedOn && wanted ? (
        <Suspense fallback={null}>
          <MeetingSheet
            opened={recording}
            onClose={sheet.close}
            mentorshipId={pair.id}
            startedOn={pair.startedOn}
            about={format.list(partners)}
            topics={open.map(({ title }) => title)}
          />
        </Suspense>
      ) : null}
    </Paper>
  )
}
