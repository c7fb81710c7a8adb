import { Badge, Button, Group, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AbsenceNote } from '@/features/domain/absences/AbsenceNote'
import { AbsenceSheet } from '@/features/domain/absences/AbsenceSheet'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { CardHistory } from '@/features/domain/banks/CardHistory'
import { ExtraFieldsSheet } from '@/features/domain/banks/ExtraFieldsSheet'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { MENTOR_CARD } from '@/features/domain/people/card.fragment'
import { MentorCardSheet } from '@/features/domain/people/MentorCardSheet'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconPeople } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { type Column, tableState } from '@/shared/ui/table.types'
import { AbsenceItem } from './AbsenceItem'
import { activeFilters, BankFilters } from './BankFilters'
import { BulkBar } from './BulkBar'
import { mentorsQuery } from './banks.query'
import { type BanksSearch, cardFilter } from './banks.search'
import { selectColumn } from './select-column'
import { useCardActs } from './use-card-acts'

export type BankProps = {
  schoolId: string
  search: BanksSearch
  onSearch: (patch: Partial<BanksSearch>) => void
}

type Ref = FragmentType<typeof MENTOR_CARD>
/** The row carries its own reference, which the sheet takes. */
const open = (ref: Ref) => ({ ref, card: readFragment(MENTOR_CARD, ref) })
type Row = ReturnType<typeof open>
const named = ({ card }: Row) => ({ id: card.id, name: card.person.fullName })

/** Who can be a mentor here: with what, in which form, and with how many places left. */
export function MentorsBank({ schoolId, search, onSearch }: BankProps) {
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const query = useQuery(mentorsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.mentorCards
  const rows = list?.nodes.map(open)
  const acts = useCardActs(schoolId)
  const [kept, setKept] = useState<Row>()
  const [told, setTold] = useState<Row>()
  const [filled, setFilled] = useState<Row>()
  const [away, setAway] = useState<Row>()
  const approves = rows?.some(({ card }) => card.viewerCan.includes('APPROVE')) ?? false
  const keeps = school?.viewerCan.includes('KEEP_BANKS') ?? false
  const filters = activeFilters(search)
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('mentor'),
      phone: 'title',
      cell: ({ card }) => (
        <>
          <Group gap={6}>
            <AnchorLink to="/people/$personId" params={{ personId: bareId(card.person.id) }}>
              {card.person.fullName}
            </AnchorLink>
            {card.isExpert ? (
              <Badge variant="outline" size="sm">
                {t('expert')}
              </Badge>
            ) : null}
          </Group>
          {card.person.position ? (
            <Text size="xs" c="dimmed" component="div">
              {card.person.position}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'topics',
      header: t('topicsAreas'),
      phone: 'detail',
      cell: ({ card }) => (
        <>
          {card.topics.map((topic) => t(`terms:topic.${topic}`)).join(', ')}
          {card.areas.length > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {card.areas.join(', ')}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'formats',
      header: t('formats'),
      phone: 'detail',
      cell: ({ card }) => card.formats.map((format) => t(`terms:format.${format}`)).join(', '),
    },
    {
      id: 'load',
      header: t('load'),
      phone: 'labelled',
      cell: ({ card }) => (
        <>
          {t('people:card.loadOf', { load: card.load, capacity: card.capacity })}
          {card.hoursPerWeek ? (
            <Text size="xs" c="dimmed" component="div">
              {t('hoursShort', { count: card.hoursPerWeek })}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ card }) => (
        <>
          <BankStateMark state={card.bankState} side="mentor" />
          <AbsenceNote absence={card.absence} />
        </>
      ),
    },
  ]
  const words = { header: t('bulk.select'), labelOf: (name: string) => t('bulk.selectOf', { name }) }
  const select = approves || keeps ? [selectColumn(acts, named, words)] : []
  return (
    <Panel
      title={t('mentors')}
      description={t('mentorsHint')}
      actions={
        <ExportMenu
          list="MENTOR_CARDS"
          can={query.data?.viewer?.school?.viewerCan}
          placeId={schoolId}
          name={t('mentors')}
          filter={cardFilter(search)}
        />
      }
    >
      <BankFilters side="mentor" search={search} onSearch={onSearch} />
      <BulkBar acts={acts} page={rows?.map(named) ?? []} approves={approves} keeps={keeps} />
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('mentors')}
        columns={[...select, ...columns]}
        rows={rows}
        rowKey={({ card }) => card.id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('mentorCount', { count })}
        rowActions={(row) => (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            {row.card.viewerCan.includes('KEEP') ? (
              <Button
                variant="default"
                size="xs"
                aria-label={t('changeOf', { name: row.card.person.fullName })}
                onClick={() => setKept(row)}
              >
                {t('people:change')}
              </Button>
            ) : null}
            <RowMenu label={t('people:actions', { name: row.card.person.fullName })}>
              {row.card.viewerCan.includes('KEEP') && row.card.extraFields.length > 0 ? (
                <Menu.Item onClick={() => setFilled(row)}>{t('fields.fill')}</Menu.Item>
              ) : null}
              {row.card.viewerCan.includes('KEEP') ? (
                <AbsenceItem absence={row.card.absence} onState={() => setAway(row)} />
              ) : null}
              <Menu.Item onClick={() => setTold(row)}>{t('history.open')}</Menu.Item>
            </RowMenu>
          </Group>
        )}
        empty={
          <EmptyState
            icon={IconPeople}
            title={filters > 0 ? t('nothingFits') : t('mentorsEmpty')}
            hint={filters > 0 ? t('nothingFitsHint') : t('mentorsEmptyHint')}
          />
        }
      />
      <MentorCardSheet
        opened={kept !== undefined}
        onClose={() => setKept(undefined)}
        schoolId={schoolId}
        person={kept?.card.person ?? { id: '', fullName: '' }}
        card={kept?.ref}
      />
      <AbsenceSheet
        opened={away !== undefined}
        onClose={() => setAway(undefined)}
        schoolId={schoolId}
        person={away?.card.person ?? { id: '', fullName: '' }}
      />
      <ExtraFieldsSheet
        of={
          filled
            ? { cardId: filled.card.id, name: filled.card.person.fullName, fields: filled.card.extraFields }
            : undefined
        }
        onClose={() => setFilled(undefined)}
      />
      <CardHistory
        of={
          told
            ? { personId: told.card.person.id, cardId: told.card.id, name: told.card.person.fullName }
            : undefined
        }
        onClose={() => setTold(undefined)}
      />
    </Panel>
  )
}
