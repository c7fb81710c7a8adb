import { Alert, Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PairsTable } from '@/features/domain/pairs/PairsTable'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconEdit, IconInfo, IconInvite, IconPair } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { MentorCardPanel, NeedPanel } from './CardsPanel'
import { ConsentsPanel } from './ConsentsPanel'
import { MENTOR_CARD, NEED } from './card.fragment'
import { EditPerson } from './EditPerson'
import { Facts } from './Facts'
import { InvitePerson } from './InvitePerson'
import { JobsPanel } from './JobsPanel'
import { PupilRecord } from './PupilRecord'
import { type PersonPageData, type PersonPageRecord, personQuery } from './person.query'

/** A person: jobs, cards, consents and pairs, as far as the reader may see the record. */
export function PersonPage({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const query = useQuery(personQuery(personId))
  const person = query.data?.viewer?.personById
  if (!person)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  if (!person.record)
    return (
      <>
        <PageHeader eyebrow={t('person')} title={person.fullName} description={person.position} />
        <Alert variant="outline" icon={<IconInfo aria-hidden />} title={t('closed')}>
          {t('closedHint')}
        </Alert>
      </>
    )
  if (person.pupil) return <PupilRecord person={person} pupil={person.pupil} record={person.record} />
  return <Record person={person} record={person.record} />
}

function Record({ person, record }: { person: PersonPageData; record: PersonPageRecord }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const [editing, edit] = useDisclosure()
  const [inviting, invite] = useDisclosure()
  const mayEdit = person.viewerCan.includes('EDIT')
  const cards = readFragment(MENTOR_CARD, record.mentorCards)
  const needs = readFragment(NEED, record.needs)
  const job = record.employments.find((each) => !each.endedOn)
  // A card of a former school is shown as well, so that nothing the person is known for disappears.
  const schools = [
    ...new Map(
      [
        ...(job ? [job.school] : []),
        ...cards.map((card) => card.school),
        ...needs.map((need) => need.school),
      ].map((school) => [school.id, school]),
    ).values(),
  ]
  const at = <T extends { school: { id: string } }>(list: readonly T[], schoolId: string) =>
    list.findIndex((each) => each.school.id === schoolId)
  // A partner's person helps here and asks for nothing.
  const asking = schools.filter((school) => !(job?.partner && job.school.id === school.id))
  return (
    <>
      <PageHeader
        eyebrow={
          mayEdit && job ? (
            <AnchorLink to="/s/$schoolId/people" params={{ schoolId: bareId(job.school.id) }}>
              {job.school.name}
            </AnchorLink>
          ) : (
            t('person')
          )
        }
        title={person.fullName}
        description={person.position}
        actions={
          mayEdit ? (
            <>
              {job && !record.hasAccount ? (
                <Button
                  variant="default"
                  leftSection={<IconInvite size={16} aria-hidden />}
                  onClick={invite.open}
                >
                  {t('invite.open')}
                </Button>
              ) : null}
              <Button leftSection={<IconEdit size={16} aria-hidden />} onClick={edit.open}>
                {t('change')}
              </Button>
            </>
          ) : null
        }
      />
      <Stack gap="md">
        <Panel title={t('contacts')}>
          <Facts
            facts={[
              { label: t('email'), value: record.email ?? t('none') },
              { label: t('phone'), value: record.phone ?? t('none') },
              {
                label: t('birthDate'),
                value: record.birthDate ? format.dayLong(record.birthDate) : t('none'),
              },
              { label: t('account'), value: record.hasAccount ? t('hasAccount') : t('noAccount') },
            ]}
          />
        </Panel>
        <JobsPanel
          jobs={record.employments}
          person={person.fullName}
          mayEnd={mayEdit}
          pairs={record.mentorships.length}
        />
        {schools.map((school) => (
          <MentorCardPanel
            key={`card ${school.id}`}
            person={person}
            school={school}
            card={record.mentorCards[at(cards, school.id)]}
            mayMake={mayEdit && school.id === job?.school.id}
          />
        ))}
        {asking.map((school) => (
          <NeedPanel
            key={`need ${school.id}`}
            person={person}
            school={school}
            need={record.needs[at(needs, school.id)]}
            mayMake={mayEdit && school.id === job?.school.id}
          />
        ))}
        <Panel title={t('pairs')}>
          <PairsTable
            state={{ loading: false, refreshing: false, error: null, onRetry: () => {} }}
            caption={t('pairs')}
            rows={record.mentorships}
            totalCount={record.mentorships.length}
            empty={<EmptyState icon={IconPair} title={t('noPairs')} hint={t('noPairsHint')} />}
          />
        </Panel>
        <ConsentsPanel
          consents={record.consents}
          person={person}
          schoolId={job?.school.id ?? person.pupil?.school.id}
          mayRecord={mayEdit}
          pupil={person.pupil != null}
        />
      </Stack>
      <EditPerson opened={editing} onClose={edit.close} person={person} />
      {job ? (
        <InvitePerson
          opened={inviting}
          onClose={invite.close}
          schoolId={job.school.id}
          person={{ id: person.id, fullName: person.fullName, email: record.email ?? '' }}
        />
      ) : null}
    </>
  )
}
