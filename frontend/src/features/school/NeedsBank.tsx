import { Button, Checkbox, Group, Menu, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CardStateMark } from '@/features/domain/people/CardStateMark'
import { NEED } from '@/features/domain/people/card.fragment'
import { NeedSheet } from '@/features/domain/people/NeedSheet'
import { DEFICIT_KINDS } from '@/features/domain/terms/lists'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconNeeds } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { needsQuery } from './banks.query'
import type { BankProps } from './MentorsBank'
import { ProposePair } from './ProposePair'

type Ref = FragmentType<typeof NEED>
const open = (ref: Ref) => ({ ref, need: readFragment(NEED, ref) })
type Row = ReturnType<typeof open>

/** Who asks for help here, and from there straight to a mentor. */
export function NeedsBank({ schoolId, search, onSearch, noFilters }: BankProps) {
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const query = useQuery(needsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.needs
  const [kept, setKept] = useState<Row>()
  const [matched, setMatched] = useState<string>()
  const proposes = school?.viewerCan.includes('KEEP_PEOPLE') ?? false
  const filters = [search.q, search.kind, search.without].filter(Boolean).length
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('mentee'),
      phone: 'title',
      cell: ({ need }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(need.person.id) }}>
            {need.person.fullName}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {[...(need.categories.length > 0 ? need.categories : need.suggestedCategories)]
              .map((category) => t(`terms:category.${category}`))
              .join(', ')}
          </Text>
        </>
      ),
    },
    {
      id: 'request',
      header: t('request'),
      phone: 'detail',
      cell: ({ need }) => (
        <>
          <Text size="sm" lineClamp={3} component="div">
            {need.request}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            {need.deficits
              .map(({ kind, area }) => t('deficitLine', { kind: t(`terms:deficitKind.${kind}`), area }))
              .join('; ')}
          </Text>
        </>
      ),
    },
    {
      id: 'topics',
      header: t('topics'),
      cell: ({ need }) => need.topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
    },
    {
      id: 'mentorship',
      header: t('pair'),
      phone: 'mark',
      cell: ({ need }) =>
        need.mentorship ? (
          <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(need.mentorship.id) }}>
            {t('hasPair')}
          </AnchorLink>
        ) : need.state === 'IN_BANK' ? (
          <Text c="dimmed" component="span" inherit>
            {t('noPair')}
          </Text>
        ) : (
          <CardStateMark state={need.state} />
        ),
    },
  ]
  return (
    <Panel title={t('needs')} description={t('needsHint')}>
      <FilterBar
        label={t('filters')}
        active={filters}
        onReset={() => onSearch({ ...noFilters, tab: 'needs' })}
      >
        <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q, ...FIRST_PAGE })} />
        <Select
          aria-label={t('deficit')}
          placeholder={t('deficit')}
          clearable
          value={search.kind ?? null}
          data={DEFICIT_KINDS.map((kind) => ({ value: kind, label: t(`terms:deficitKind.${kind}`) }))}
          onChange={(kind) => onSearch({ kind: DEFICIT_KINDS.find((each) => each === kind), ...FIRST_PAGE })}
        />
        <Checkbox
          label={t('withoutOnly')}
          checked={search.without ?? false}
          onChange={(event) =>
            onSearch({ without: event.currentTarget.checked ? true : undefined, ...FIRST_PAGE })
          }
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('needs')}
        columns={columns}
        rows={list?.nodes.map(open)}
        rowKey={({ need }) => need.id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('needCount', { count })}
        rowActions={(row) => (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            {proposes && !row.need.mentorship && row.need.state === 'IN_BANK' ? (
              <Button
                size="xs"
                aria-label={t('matchOf', { name: row.need.person.fullName })}
                onClick={() => setMatched(row.need.id)}
              >
                {t('match')}
              </Button>
            ) : null}
            {row.need.viewerCan.includes('KEEP') ? (
              <RowMenu label={t('people:actions', { name: row.need.person.fullName })}>
                <Menu.Item onClick={() => setKept(row)}>{t('people:change')}</Menu.Item>
              </RowMenu>
            ) : null}
          </Group>
        )}
        empty={
          <EmptyState
            icon={IconNeeds}
            title={filters > 0 ? t('nothingFits') : t('needsEmpty')}
            hint={filters > 0 ? t('nothingFitsHint') : t('needsEmptyHint')}
          />
        }
      />
      <NeedSheet
        opened={kept !== undefined}
        onClose={() => setKept(undefined)}
        schoolId={schoolId}
        person={kept?.need.person ?? { id: '', fullName: '' }}
        need={kept?.ref}
      />
      <ProposePair
        opened={matched !== undefined}
        onClose={() => setMatched(undefined)}
        schoolId={schoolId}
        needId={matched}
      />
    </Panel>
  )
}
