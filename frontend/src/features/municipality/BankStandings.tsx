import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BankStandingsQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconCompleted, IconDraft, IconSchool, IconWarning } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { type BankPolicy, BankPolicySheet } from './BankPolicySheet'
import { bankStandingsQuery } from './banks.query'
import { NO_FILTERS } from './banks.search'
import type { MunicipalBankProps } from './MunicipalBanksPage'

type Row = NonNullable<NonNullable<BankStandingsQuery['viewer']>['municipality']>['schools']['nodes'][number]

type Props = MunicipalBankProps & { policy: BankPolicy; mayChange: boolean }

/** Which school confirmed its banks when, and who is late; with the rule that makes them late. */
export function BankStandings({ municipalityId, search, onSearch, policy, mayChange }: Props) {
  const { t } = useTranslation('banks')
  const format = useFormat()
  const [changing, sheet] = useDisclosure()
  const query = useQuery(bankStandingsQuery(municipalityId, search))
  const list = query.data?.viewer?.municipality?.schools
  const columns: Column<Row>[] = [
    { id: 'school', header: t('municipal.school'), phone: 'title', cell: ({ name }) => name },
    {
      id: 'curator',
      header: t('municipal.curator'),
      phone: 'detail',
      cell: ({ curatorName }) => curatorName ?? t('municipal.noCurator'),
    },
    {
      id: 'last',
      header: t('refresh.on'),
      phone: 'labelled',
      cell: ({ bankRefresh: { lastOn } }) => (lastOn ? format.dayNumeric(lastOn) : t('figures.never')),
    },
    {
      id: 'due',
      header: t('municipal.due'),
      phone: 'labelled',
      cell: ({ bankRefresh: { dueOn } }) => (dueOn ? format.dayNumeric(dueOn) : t('municipal.noDuty')),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ bankRefresh: { dueOn, overdue } }) =>
        overdue ? (
          <StatusMark icon={IconWarning} tone="problem" label={t('municipal.overdue')} />
        ) : dueOn ? (
          <StatusMark icon={IconCompleted} tone="done" label={t('refresh.inTime')} />
        ) : (
          <StatusMark icon={IconDraft} tone="neutral" label={t('municipal.emptyBanks')} />
        ),
    },
  ]
  return (
    <Panel
      title={t('municipal.refreshTitle')}
      description={t(policy.eachNovember ? 'refresh.ruleNovember' : 'refresh.rule', { count: policy.months })}
      actions={
        mayChange ? (
          <Button variant="default" onClick={sheet.open}>
            {t('policy.change')}
          </Button>
        ) : null
      }
    >
      <FilterBar
        label={t('filters')}
        active={search.q ? 1 : 0}
        onReset={() => onSearch({ ...NO_FILTERS, tab: search.tab })}
      >
        <SearchField
          label={t('municipal.searchSchool')}
          value={search.q}
          onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('municipal.refreshTitle')}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        totalCount={list?.totalCount}
        empty={
          <EmptyState
            icon={IconSchool}
            title={t(search.q ? 'nothingFits' : 'municipal.noSchools')}
            hint={t(search.q ? 'nothingFitsHint' : 'municipal.noSchoolsHint')}
          />
        }
      />
      <BankPolicySheet
        opened={changing}
        onClose={sheet.close}
        municipalityId={municipalityId}
        policy={policy}
      />
    </Panel>
  )
}
