import { Button, Group, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AbsenceNote } from '@/features/domain/absences/AbsenceNote'
import { AbsenceSheet } from '@/features/domain/absences/AbsenceSheet'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { CardHistory } from '@/features/domain/banks/CardHistory'
import { ExtraFieldsSheet } from '@/features/domain/banks/ExtraFieldsSheet'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { NEED } from '@/features/domain/people/card.fragment'
import { NeedSheet } from '@/features/domain/people/NeedSheet'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconNeeds } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { type Column, tableState } from '@/shared/ui/table.types'
import { AbsenceItem } from './AbsenceItem'
import { activeFilters, BankFilters } from './BankFilters'
import { BulkBar } from './BulkBar'
import { needsQuery } from './banks.query'
import { needFilter } from './banks.search'
import type { BankProps } from './MentorsBank'
import { ProposePair } from './ProposePair'
import { selectColumn } from './select-column'
import { useCardActs } from './use-card-acts'

type Ref = FragmentType<typeof NEED>
const open = (ref: Ref) => ({ ref, need: readFragment(NEED, ref) })
type Row = ReturnType<typeof open>
const named = ({ need }: Row) => ({ id: need.id, name: need.person.fullName })

/** Who asks for help here, and from there straight to a mentor. */
export function NeedsBank({ schoolId, search, onSearch }: BankProps) {
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const query = useQuery(needsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.needs
  const rows = list?.nodes.map(open)
  const acts = useCardActs(schoolId)
  const [kept, setKept] = useState<Row>()
  const [matched, setMatched] = useState<string>()
  const [told, setTold] = useState<Row>()
  const [filled, setFilled] = useState<Row>()
  const [away, setAway] = useState<Row>()
  const proposes = school?.viewerCan.includes('KEEP_PEOPLE') ?? false
  const approves = rows?.some(({ need }) => need.viewerCan.includes('APPROVE')) ?? false
  const keeps = school?.viewerCan.includes('KEEP_BANKS') ?? false
  const filters = activeFilters(search)
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
          <Text size="sm" lineClamp={3} component="div" {...(need.request ? {} : { c: 'dimmed' })}>
            {need.request || t('noRequest')}
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
      cell: ({ need }) => (
        <>
          {need.mentorship ? (
            <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(need.mentorship.id) }}>
              {t('hasPair')}
            </AnchorLink>
          ) : (
            <BankStateMark state={need.bankState} side="mentee" />
          )}
          <AbsenceNote absence={need.absence} />
        </>
      ),
    },
  ]
  const words = { header: t('bulk.select'), labelOf: (name: string) => t('bulk.selectOf', { name }) }
  const select = approves || keeps ? [selectColumn(acts, named, words)] : []
  return (
    <Panel
      title={t('needs')}
      description={t('needsHint')}
      actions={
        <ExportMenu
          list="NEEDS"
          can={school?.viewerCan}
          placeId={schoolId}
          name={t('needs')}
          filter={needFilter(search)}
        />
      }
    >
      <BankFilters side="mentee" search={search} onSearch={onSearch} />
      <BulkBar acts={acts} page={rows?.map(named) ?? []} approves={approves} keeps={keeps} />
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('needs')}
        columns={[...select, ...columns]}
        rows={rows}
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
            <RowMenu label={t('people:actions', { name: row.need.person.fullName })}>
              {row.need.viewerCan.includes('KEEP') ? (
                <Menu.Item onClick={() => setKept(row)}>{t('people:change')}</Menu.Item>
              ) : null}
              {row.need.viewerCan.includes('KEEP') && row.need.extraFields.length > 0 ? (
                <Menu.Item onClick={() => setFilled(row)}>{t('fields.fill')}</Menu.Item>
              ) : null}
              {row.need.viewerCan.includes('KEEP') ? (
                <AbsenceItem absence={row.need.absence} onState={() => setAway(row)} />
              ) : null}
              <Menu.Item onClick={() => setTold(row)}>{t('history.open')}</Menu.Item>
            </RowMenu>
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
      <AbsenceSheet
        opened={away !== undefined}
        onClose={() => setAway(undefined)}
        schoolId={schoolId}
        person={away?.need.person ?? { id: '', fullName: '' }}
      />
      <ExtraFieldsSheet
        of={
          filled
            ? { cardId: filled.need.id, name: filled.need.person.fullName, fields: filled.need.extraFields }
            : undefined
        }
        onClose={() => setFilled(undefined)}
      />
      <CardHistory
        of={
          told
            ? { personId: told.need.person.id, cardId: told.need.id, name: told.need.person.fullName }
            : undefined
        }
        onClose={() => setTold(undefined)}
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
