import { Button, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerCorrection } from '@/features/domain/corrections/AnswerCorrection'
import { CorrectionStateMark } from '@/features/domain/corrections/CorrectionStateMark'
import { CorrectionTerm } from '@/features/domain/corrections/CorrectionTerm'
import { CORRECTION } from '@/features/domain/corrections/correction.fragment'
import { readFragment } from '@/shared/graphql/generated'
import type { Correction_RequestFragment } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconCompleted } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { CountsOnly } from './CountsOnly'
import { correctionsQuery } from './corrections.query'
import { CORRECTION_VIEWS, type CorrectionsSearch } from './corrections.search'

type Props = {
  schoolId: string
  search: CorrectionsSearch
  onSearch: (patch: Partial<CorrectionsSearch>) => void
}

/** What the school's people ask to have corrected in their data; the answer is due within days. */
export function CorrectionsPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['corrections', 'common'])
  const query = useQuery(correctionsQuery(schoolId, search))
  // The row itself: an answer that came too late must be seen, though the list has let the row go.
  const [opened, setOpened] = useState<Correction_RequestFragment>()
  const school = query.data?.viewer?.school
  const list = school?.corrections
  if (school && !list) return <CountsOnly title={t('title')} />
  const rows = list ? readFragment(CORRECTION, list.nodes) : undefined
  const columns: Column<Correction_RequestFragment>[] = [
    {
      id: 'person',
      header: t('person'),
      phone: 'title',
      cell: (request) => (
        <>
          {request.person.fullName}
          <Text size="xs" c="dimmed" component="div">
            {t(`areaOf.${request.area}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'wrong',
      header: t('wrong'),
      cell: ({ wrong }) => (
        <Text size="sm" lineClamp={3} component="div">
          {wrong}
        </Text>
      ),
    },
    {
      id: 'wanted',
      header: t('wanted'),
      cell: ({ wanted }) => (
        <Text size="sm" lineClamp={3} component="div">
          {wanted}
        </Text>
      ),
    },
    {
      id: 'term',
      header: t('term'),
      phone: 'detail',
      cell: (request) => <CorrectionTerm request={request} />,
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ state }) => <CorrectionStateMark state={state} />,
    },
  ]
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('title')}
        description={t('hint')}
        actions={
          <ButtonLink
            to="/s/$schoolId/depersonalisation"
            params={{ schoolId: bareId(schoolId) }}
            variant="default"
          >
            {t('toDepersonalisation')}
          </ButtonLink>
        }
      />
      <Panel title={t('list')} description={t('listHint')}>
        <FilterBar
          label={t('filters')}
          active={search.state ? 1 : 0}
          onReset={() => onSearch({ state: undefined, ...FIRST_PAGE })}
        >
          <Select
            aria-label={t('state')}
            allowDeselect={false}
            value={search.state ?? 'OPEN'}
            data={CORRECTION_VIEWS.map((view) => ({ value: view, label: t(`viewOf.${view}`) }))}
            onChange={(value) => {
              const view = CORRECTION_VIEWS.find((each) => each === value)
              onSearch({ state: view === 'OPEN' ? undefined : view, ...FIRST_PAGE })
            }}
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          rowActions={(request) => (
            <Button
              size="xs"
              variant={request.viewerCan.includes('ANSWER') ? 'filled' : 'default'}
              aria-label={t(request.viewerCan.includes('ANSWER') ? 'answerTo' : 'readOf', {
                name: request.person.fullName,
              })}
              onClick={() => setOpened(request)}
            >
              {request.viewerCan.includes('ANSWER') ? t('answer.open') : t('read')}
            </Button>
          )}
          empty={
            <EmptyState
              icon={IconCompleted}
              title={search.state ? t('nothingFits') : t('empty')}
              hint={search.state ? t('nothingFitsHint') : t('emptyHint')}
            />
          }
        />
      </Panel>
      <AnswerCorrection request={opened} onClose={() => setOpened(undefined)} />
    </>
  )
}
