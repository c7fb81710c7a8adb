import { Alert, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconReturned } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { PaperFiles } from '../papers/PaperFiles'
import { ChangeHistory } from '../programme-changes/ChangeHistory'
import { ChangePanel } from '../programme-changes/ChangePanel'
import { TemplateNote } from '../templates/TemplateNote'
import { ActivityList } from './ActivityList'
import { Agreements } from './Agreements'
import { CertificatePanel } from './CertificatePanel'
import { PROGRAMME_LOOK } from './looks'
import { ProgrammeActs } from './ProgrammeActs'
import { ProgrammeAims } from './ProgrammeAims'
import { ProgrammeOutcome } from './ProgrammeOutcome'
import { PROGRAMME, PROGRAMME_PAIR } from './programme.fragment'
import { programmeQuery } from './programme.query'
import { TermWords } from './TermWords'

/** The personalised programme of a pair: what for, how long, the plan, and what each side may do now. */
export function ProgrammePage({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  const query = useQuery(programmeQuery(programmeId))
  const node = query.data?.viewer?.programme
  if (!node)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const programme = readFragment(PROGRAMME, node)
  const pair = readFragment(PROGRAMME_PAIR, node.mentorship)
  const names = [...pair.mentors, ...pair.mentees].map(({ person }) => person.shortName)
  return (
    <>
      <PageHeader
        eyebrow={
          <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(pair.id) }}>
            {t('pair', { school: pair.school.name })}
          </AnchorLink>
        }
        title={t('titleOf', { names: format.list(names) })}
        description={
          <Group gap="xs">
            <StatusMark {...PROGRAMME_LOOK[programme.state]} label={t(`state.${programme.state}`)} />
            <span>
              {t('term.dates', {
                from: format.dayLong(programme.startsOn),
                until: format.dayLong(programme.endsOn),
              })}
            </span>
            <TermWords startsOn={programme.startsOn} endsOn={programme.endsOn} />
          </Group>
        }
        actions={<ProgrammeActs programme={programme} mentorship={node.mentorship} />}
      />
      <Stack gap="md">
        {programme.state === 'DRAFT' && programme.remark ? (
          <Alert
            color="amber"
            variant="outline"
            icon={<IconReturned aria-hidden />}
            title={t('returned')}
            role="note"
          >
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {programme.remark}
            </Text>
          </Alert>
        ) : null}
        <TemplateNote template={programme.template} />
        {programme.state === 'COMPLETED' ? (
          <>
            <ProgrammeOutcome programme={programme} />
            <CertificatePanel programme={programme} pair={pair} />
          </>
        ) : null}
        {programme.state === 'DRAFT' || programme.state === 'AGREED' ? (
          <Agreements programme={programme} pair={pair} />
        ) : null}
        <ChangePanel programme={programme} pair={pair} />
        <ProgrammeAims programme={programme} />
        <Panel
          title={t('plan')}
          description={
            programme.activities.length > 0
              ? t('planCount', { count: programme.activities.length })
              : undefined
          }
        >
          <ActivityList activities={programme.activities} />
        </Panel>
        <ChangeHistory programme={programme} />
        <PaperFiles
          name={t('titleOf', { names: format.list(names) })}
          docxUrl={programme.docxUrl}
          pdfUrl={programme.pdfUrl}
        />
      </Stack>
    </>
  )
}
