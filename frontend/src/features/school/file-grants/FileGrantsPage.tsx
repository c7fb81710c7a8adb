import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { GrantList } from '@/features/domain/file-grants/GrantList'
import { schoolGrantsQuery } from '@/features/domain/file-grants/grants.query'
import type { GrantsSearch } from '@/features/domain/file-grants/grants.search'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  schoolId: string
  search: GrantsSearch
  onSearch: (patch: Partial<GrantsSearch>) => void
}

/** What mentors ask to read of personal files, for the head: opened for a purpose and a time, or refused. */
export function FileGrantsPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['grants', 'common'])
  const query = useQuery(schoolGrantsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.fileGrants
  const steps = pageSteps(list?.pageInfo, onSearch)
  const header = (
    <>
      <PageHeader
        eyebrow={school?.name ?? t('common:level.SCHOOL')}
        title={t('ofSchool')}
        description={t('ofSchoolLead')}
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="file-grants" />
    </>
  )
  if (school && !list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closedPage')} hint={t('closedPageHint')} />
      </>
    )
  return (
    <>
      {header}
      <Panel
        title={t('list')}
        description={list ? t('count', { count: list.totalCount }) : null}
        actions={
          <SegmentedControl
            aria-label={t('show.label')}
            value={search.show ?? 'open'}
            onChange={(show) => onSearch({ show: show === 'all' ? show : undefined, ...FIRST_PAGE })}
            data={[
              { value: 'open', label: t('show.open') },
              { value: 'all', label: t('show.all') },
            ]}
          />
        }
      >
        {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeleton h={120} /> : null}
        {list && list.nodes.length === 0 ? (
          <EmptyState
            icon={IconCompleted}
            title={t(search.show ? 'empty.all' : 'empty.open')}
            hint={t('emptyHint')}
          />
        ) : null}
        {list && list.nodes.length > 0 ? <GrantList grants={list.nodes} /> : null}
        {steps.onPrevious || steps.onNext ? (
          <nav aria-label={t('pages')}>
            {steps.onPrevious ? (
              <Button variant="default" onClick={steps.onPrevious}>
                {t('previous')}
              </Button>
            ) : null}{' '}
            {steps.onNext ? (
              <Button variant="default" onClick={steps.onNext}>
                {t('next')}
              </Button>
            ) : null}
          </nav>
        ) : null}
      </Panel>
    </>
  )
}
