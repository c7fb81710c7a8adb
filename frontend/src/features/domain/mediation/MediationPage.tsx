import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDone, IconLocked, IconWaiting } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { MEDIATION_LOOK } from './looks'
import { MediationActs } from './MediationActs'
import { MediationNotes } from './MediationNotes'
import { MEDIATION, type Mediation } from './mediation.fragment'
import classes from './mediation.module.css'
import { mediationQuery } from './mediation.query'

/** A case of consultation, agreement or mediation, as much of it as its reader may know. */
export function MediationPage({ mediationId }: { mediationId: string }) {
  const { t } = useTranslation('mediation')
  const format = useFormat()
  const due = useDue()
  const query = useQuery(mediationQuery(mediationId))
  const mediation = readFragment(MEDIATION, query.data?.viewer?.mediation)
  if (!mediation)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { kind, state, topic, account, mediator, mentorship, openedBy } = mediation
  const reads = mediation.viewerCan.includes('READ') || topic !== null
  return (
    <>
      <PageHeader
        eyebrow={
          mentorship ? (
            <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(mentorship.id) }}>
              {t('toPair')}
            </AnchorLink>
          ) : (
            mediation.school.name
          )
        }
        title={topic ?? t(`kind.${kind}`)}
        description={
          <>
            <Group gap="sm">
              <StatusMark {...MEDIATION_LOOK[state]} label={t(`state.${state}`)} />
              {topic ? t(`kind.${kind}`) : null}
            </Group>
            <Text size="sm">
              {[
                openedBy
                  ? t('openedByOn', { name: openedBy.shortName, on: format.dayLong(mediation.openedOn) })
                  : t('openedOn', { on: format.dayLong(mediation.openedOn) }),
                mediator
                  ? t('takenBy', { name: mediator.shortName })
                  : state === 'OPENED'
                    ? `${t(`waits.${mediation.addressee}`)}, ${due(mediation.answerBy)}`
                    : '',
                mediation.closedOn ? t('closedOn', { on: format.dayLong(mediation.closedOn) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </>
        }
      />
      {reads ? (
        <Stack gap="md">
          {account ? (
            <Panel title={t('account')} description={t('accountHint')}>
              <Text className={classes.words}>{account}</Text>
            </Panel>
          ) : null}
          <Outcome mediation={mediation} />
          <MediationNotes mediation={mediation} />
          <MediationActs mediation={mediation} />
        </Stack>
      ) : (
        <EmptyState icon={IconLocked} title={t('onlyExists')} hint={t('onlyExistsHint')} />
      )}
    </>
  )
}

/** What is proposed, and who has agreed to it. Namespace: mediation. */
function Outcome({ mediation }: { mediation: Mediation }) {
  const { t } = useTranslation('mediation')
  const { outcome, parties, state } = mediation
  return (
    <Panel title={t(state === 'AGREED' ? 'outcome.agreed' : 'outcome.title')}>
      <Text className={classes.words} {...(outcome ? {} : { c: 'dimmed' })}>
        {outcome ?? t('outcome.none')}
      </Text>
      <ul className={classes.parties} aria-label={t('parties')}>
        {parties.map(({ person, side, agreed }) => (
          <li key={person.id}>
            <span>{t(`side.${side}`, { name: person.fullName })}</span>
            {outcome ? (
              <StatusMark
                icon={agreed ? IconDone : IconWaiting}
                tone={agreed ? 'done' : 'neutral'}
                label={t(agreed ? 'outcome.saidYes' : 'outcome.notYet')}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
