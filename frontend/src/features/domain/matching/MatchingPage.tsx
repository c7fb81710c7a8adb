import { Alert, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconInfo, IconMatching } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { PlaceSections } from '../sections/PlaceSections'
import { SchoolWishes } from '../wishes/SchoolWishes'
import { LeftOver } from './LeftOver'
import { deskQuery, type Ground, leftQuery } from './matching.query'
import type { MatchingSearch } from './matching.search'
import { DESK } from './run.fragment'
import { Workbench } from './Workbench'

type Props = {
  ground: Ground
  search: MatchingSearch
  onSearch: (patch: Partial<MatchingSearch>) => void
}

/** The workbench for who runs the matching; the list of who is left over for the psychologist. */
export function MatchingPage({ ground, search, onSearch }: Props) {
  const { t } = useTranslation(['matching', 'common'])
  const query = useQuery(deskQuery(ground))
  const place = query.data
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const desk = readFragment(DESK, place.matching)
  const header = (description?: string) => (
    <>
      <PageHeader eyebrow={t(`common:level.${ground.level}`)} title={t('title')} description={description} />
      <PlaceSections level={ground.level} placeId={ground.id} current="matching" />
    </>
  )
  if (!desk)
    return (
      <>
        {header()}
        <EmptyState
          icon={IconMatching}
          title={t(ground.level === 'SCHOOL' ? 'notYours' : 'notYoursMunicipality')}
        />
      </>
    )
  if (!desk.runs)
    return (
      <>
        {header()}
        <OnlyLeft schoolId={ground.id} />
      </>
    )
  const suggested = desk.suggested
  return (
    <>
      {header(t(ground.level === 'SCHOOL' ? 'intro' : 'introMunicipality'))}
      {suggested && suggested.matches.totalCount > 0 ? (
        <Suggested ground={ground} run={suggested} shown={search.run === bareId(suggested.id)} />
      ) : null}
      <Workbench
        ground={ground}
        runs={desk.runs.nodes}
        suggestedId={suggested?.id}
        viewerCan={desk.viewerCan}
        search={search}
        onSearch={onSearch}
      />
      {ground.level === 'SCHOOL' ? <SchoolWishes schoolId={ground.id} /> : null}
    </>
  )
}

type Sent = { id: string; sentAt?: string | null; matches: { totalCount: number } }

function Suggested({ ground, run, shown }: { ground: Ground; run: Sent; shown: boolean }) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const line = t('suggestedLine', {
    count: run.matches.totalCount,
    at: run.sentAt ? format.moment(run.sentAt) : '',
  })
  return (
    <Alert variant="outline" icon={<IconInfo aria-hidden />} title={t('suggested')} mb="md">
      <Text size="sm">
        {line}{' '}
        {shown ? null : (
          <AnchorLink
            to="/s/$schoolId/matching"
            params={{ schoolId: bareId(ground.id) }}
            search={(now: object) => ({ ...now, run: bareId(run.id), tab: undefined })}
          >
            {t('openSuggested')}
          </AnchorLink>
        )}
      </Text>
    </Alert>
  )
}

/** B-RM5: the psychologist supports who has no mentor yet. */
function OnlyLeft({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation('matching')
  const query = useQuery(leftQuery(schoolId))
  return (
    <Panel title={t('leftOver')} description={t('leftOverHint')}>
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <PageLoading /> : null}
      {query.data ? <LeftOver rows={query.data} wide={false} /> : null}
    </Panel>
  )
}
