import { Button, Checkbox, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CardStateMark } from '@/features/domain/people/CardStateMark'
import { MENTOR_CARD } from '@/features/domain/people/card.fragment'
import { MentorCardSheet } from '@/features/domain/people/MentorCardSheet'
import { FORMATS, TOPICS } from '@/features/domain/terms/lists'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconPeople } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { mentorsQuery } from './banks.query'
import type { BanksSearch } from './banks.search'

export type BankProps = {
  schoolId: string
  search: BanksSearch
  onSearch: (patch: Partial<BanksSearch>) => void
  noFilters: Partial<BanksSearch>
}

type Ref = FragmentType<typeof MENTOR_CARD>
/** The row carries its own reference, which the sheet takes. */
const open = (ref: Ref) => ({ ref, card: readFragment(MENTOR_CARD, ref) })
type Row = ReturnType<typeof open>

/** Who can be a mentor here: with what, in which form, and with how many places left. */
export function MentorsBank({ schoolId, search, onSearch, noFilters }: BankProps) {
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const query = useQuery(mentorsQuery(schoolId, search))
  const list = query.data?.viewer?.school?.mentorCards
  const [kept, setKept] = useState<Row>()
  const filters = [search.q, search.topic, search.format, search.free].filter(Boolean).length
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('mentor'),
      phone: 'title',
      cell: ({ card }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(card.person.id) }}>
            {card.person.fullName}
          </AnchorLink>
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
      header: t('topics'),
      phone: 'detail',
      cell: ({ card }) => card.topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
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
      cell: ({ card }) => t('people:card.loadOf', { load: card.load, capacity: card.capacity }),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ card }) => <CardStateMark state={card.state} />,
    },
  ]
  return (
    <Panel title={t('mentors')} description={t('mentorsHint')}>
      <FilterBar label={t('filters')} active={filters} onReset={() => onSearch(noFilters)}>
        <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q, ...FIRST_PAGE })} />
        <Select
          aria-label={t('topic')}
          placeholder={t('topic')}
          clearable
          value={search.topic ?? null}
          data={TOPICS.map((topic) => ({ value: topic, label: t(`terms:topic.${topic}`) }))}
          onChange={(topic) => onSearch({ topic: TOPICS.find((each) => each === topic), ...FIRST_PAGE })}
        />
        <Select
          aria-label={t('format')}
          placeholder={t('format')}
          clearable
          value={search.format ?? null}
          data={FORMATS.map((format) => ({ value: format, label: t(`terms:format.${format}`) }))}
          onChange={(format) => onSearch({ format: FORMATS.find((each) => each === format), ...FIRST_PAGE })}
        />
        <Checkbox
          label={t('freeOnly')}
          checked={search.free ?? false}
          onChange={(event) =>
            onSearch({ free: event.currentTarget.checked ? true : undefined, ...FIRST_PAGE })
          }
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('mentors')}
        columns={columns}
        rows={list?.nodes.map(open)}
        rowKey={({ card }) => card.id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('mentorCount', { count })}
        rowActions={(row) =>
          row.card.viewerCan.includes('KEEP') ? (
            <Button
              variant="default"
              size="xs"
              aria-label={t('changeOf', { name: row.card.person.fullName })}
              onClick={() => setKept(row)}
            >
              {t('people:change')}
            </Button>
          ) : null
        }
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
    </Panel>
  )
}
