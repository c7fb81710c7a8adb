import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { MEDIATION_LOOK, MEDIATION_STATES } from '@/features/domain/mediation/looks'
import { MEDIATION_LINE, type MediationLine } from '@/features/domain/mediation/mediation.fragment'
import { schoolMediationsQuery } from '@/features/domain/mediation/mediation.query'
import type { MediationsSearch } from '@/features/domain/mediation/mediations.search'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { readFragment } from '@/shared/graphql/generated'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconCompleted, IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'

type Props = {
  schoolId: string
  search: MediationsSearch
  onSearch: (patch: Partial<MediationsSearch>) => void
}

/** The cases of a school: that they exist and how they end; what is said in them stays between those who said it. */
export function SchoolMediationsPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['mediation', 'common'])
  const format = useFormat()
  const due = useDue()
  const query = useQuery(schoolMediationsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.mediations
  const columns: Column<MediationLine>[] = [
    {
      id: 'case',
      header: t('caseLabel'),
      phone: 'title',
      cell: ({ id, kind, topic }) => (
        <AnchorLink to="/mediations/$mediationId" params={{ mediationId: bareId(id) }}>
          {topic ?? t(`kind.${kind}`)}
        </AnchorLink>
      ),
    },
    { id: 'kind', header: t('open.kind'), phone: 'detail', cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: ({ state }) => <StatusMark {...MEDIATION_LOOK[state]} label={t(`state.${state}`)} />,
    },
    {
      id: 'openedOn',
      header: t('openedLabel'),
      phone: 'detail',
      cell: ({ openedOn }) => format.dayNumeric(openedOn),
    },
    {
      id: 'answer',
      header: t('answerLabel'),
      phone: 'detail',
      cell: ({ state, answerBy, mediator, closedOn }) =>
        closedOn
          ? t('closedOn', { on: format.dayNumeric(closedOn) })
          : state === 'OPENED'
            ? due(answerBy)
            : (mediator?.shortName ?? t('taken')),
    },
  ]
  const header = (
    <>
      <PageHeader
        eyebrow={school?.name ?? t('common:level.SCHOOL')}
        title={t('ofSchool')}
        description={t('ofSchoolLead')}
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="mediations" />
    </>
  )
  if (school && !list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  return (
    <>
      {header}
      <Panel title={t('list')}>
        <FilterBar
          label={t('filters')}
          active={search.state ? 1 : 0}
          onReset={() => onSearch({ state: undefined, ...FIRST_PAGE })}
        >
          <ChoiceFilter
            label={t('stateLabel')}
            value={search.state}
            options={MEDIATION_STATES}
            name={(state) => t(`state.${state}`)}
            onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list ? readFragment(MEDIATION_LINE, list.nodes) : undefined}
          rowKey={({ id }) => id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={
            <EmptyState
              icon={IconCompleted}
              title={t(search.state ? 'nothingFits' : 'emptySchool')}
              {...(search.state ? {} : { hint: t('emptySchoolHint') })}
            />
          }
        />
      </Panel>
    </>
  )
}
