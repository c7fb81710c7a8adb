import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconProgramme } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { PROGRAMME_LOOK } from './looks'
import { ProgrammeSheet } from './ProgrammeSheet'
import { PROGRAMME_PAIR } from './programme.fragment'
import classes from './programme.module.css'
import { TermWords } from './TermWords'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment PairProgramme_mentorship on Mentorship {
    id
    state
    viewerCan
    ...ProgrammePair_mentorship
    programme {
      id
      goal
      state
      startsOn
      endsOn
      activities {
        id
        title
        state
        plannedOn
        overdue
      }
    }
  }
`)

type Props = { mentorship: FragmentType<typeof FRAGMENT> }

/** The programme of a pair in a few lines, or the way to begin one. Namespaces: programmes, people, terms. */
export function PairProgramme({ mentorship }: Props) {
  const { t } = useTranslation('programmes')
  const due = useDue()
  const format = useFormat()
  const navigate = useNavigate()
  const [drafting, sheet] = useDisclosure()
  const pair = readFragment(FRAGMENT, mentorship)
  const { programme } = pair
  const next = programme?.activities.find(({ state }) => state !== 'ACCEPTED')
  const accepted = programme?.activities.filter(({ state }) => state === 'ACCEPTED').length ?? 0
  const mayDraft = pair.viewerCan.includes('DRAFT_PROGRAMME')
  return (
    <Panel
      title={t('title')}
      actions={
        programme ? (
          <ButtonLink
            variant="default"
            to="/programmes/$programmeId"
            params={{ programmeId: bareId(programme.id) }}
          >
            {t('open')}
          </ButtonLink>
        ) : null
      }
    >
      {programme ? (
        <>
          <Group gap="xs" mb="xs">
            <StatusMark {...PROGRAMME_LOOK[programme.state]} label={t(`state.${programme.state}`)} />
            <Text size="sm" c="dimmed">
              {t('term.dates', {
                from: format.dayNumeric(programme.startsOn),
                until: format.dayNumeric(programme.endsOn),
              })}
              {', '}
              <TermWords startsOn={programme.startsOn} endsOn={programme.endsOn} />
            </Text>
          </Group>
          <Text className={classes.prose}>{programme.goal}</Text>
          <Text size="sm" c="dimmed" mt="xs">
            {t('progress', { done: accepted, count: programme.activities.length })}
          </Text>
          {next ? (
            <Text size="sm" className={next.overdue ? classes.overdue : ''}>
              {next.state === 'SUBMITTED'
                ? t('nextWaits', { title: next.title })
                : t('next', { title: next.title, due: due(next.plannedOn) })}
            </Text>
          ) : null}
        </>
      ) : (
        <EmptyState
          icon={IconProgramme}
          title={t('none')}
          hint={t(pair.state === 'ACTIVE' ? 'noneHint' : 'noneBefore')}
          action={
            mayDraft ? (
              <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
                {t('new')}
              </Button>
            ) : null
          }
        />
      )}
      <ProgrammeSheet
        opened={drafting}
        onClose={sheet.close}
        pair={readFragment(PROGRAMME_PAIR, pair)}
        onDrafted={(id) =>
          void navigate({ to: '/programmes/$programmeId', params: { programmeId: bareId(id) } })
        }
      />
    </Panel>
  )
}
