import { Badge, Checkbox, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { BANK_STATES } from '@/features/domain/banks/bank-states'
import { TOPICS } from '@/features/domain/terms/lists'
import type { MunicipalMentorsQuery } from '@/shared/graphql/generated/graphql'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconPeople } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { municipalMentorsQuery } from './banks.query'
import { NO_FILTERS } from './banks.search'
import type { MunicipalBankProps } from './MunicipalBanksPage'

type Row = NonNullable<
  NonNullable<NonNullable<MunicipalMentorsQuery['viewer']>['municipality']>['bank']
>['mentorCards']['nodes'][number]

/** Mentors of all schools, or the experts among them: by area and topic, for whoever needs them. */
export function MunicipalMentors(props: MunicipalBankProps & { experts?: boolean }) {
  const { municipalityId, search, onSearch, experts = false } = props
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const query = useQuery(municipalMentorsQuery(municipalityId, search, experts))
  const list = query.data?.viewer?.municipality?.bank?.mentorCards
  const filters = [search.q, search.state, search.topic, search.free].filter(Boolean).length
  const title = t(experts ? 'municipal.experts' : 'municipal.mentors')
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('mentor'),
      phone: 'title',
      cell: ({ person, isExpert }) => (
        <>
          <Group gap={6}>
            {person.fullName}
            {isExpert && !experts ? (
              <Badge variant="outline" size="sm">
                {t('expert')}
              </Badge>
            ) : null}
          </Group>
          {person.position ? (
            <Text size="xs" c="dimmed" component="div">
              {person.position}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'school', header: t('municipal.school'), phone: 'detail', cell: ({ school }) => school.name },
    {
      id: 'areas',
      header: t('topicsAreas'),
      phone: 'detail',
      cell: ({ topics, areas, subjects }) => (
        <>
          {topics.map((topic) => t(`terms:topic.${topic}`)).join(', ')}
          <Text size="xs" c="dimmed" component="div">
            {[...areas, ...subjects].join(', ')}
          </Text>
        </>
      ),
    },
    {
      id: 'load',
      header: t('load'),
      phone: 'labelled',
      cell: ({ load, capacity }) => t('people:card.loadOf', { load, capacity }),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ bankState }) => <BankStateMark state={bankState} side="mentor" />,
    },
  ]
  return (
    <Panel title={title} description={t('municipal.mentorsHint')}>
      <FilterBar
        label={t('filters')}
        active={filters}
        onReset={() => onSearch({ ...NO_FILTERS, tab: search.tab })}
      >
        <SearchField
          label={t('searchWords')}
          value={search.q}
          onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
        />
        <ChoiceFilter
          label={t('state')}
          value={search.state}
          options={BANK_STATES}
          name={(state) => t(`bankState.mentor.${state}`)}
          onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
        />
        <ChoiceFilter
          label={t('topic')}
          value={search.topic}
          options={TOPICS}
          name={(topic) => t(`terms:topic.${topic}`)}
          onChange={(chosen) => onSearch({ topic: chosen, ...FIRST_PAGE })}
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
        caption={title}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('mentorCount', { count })}
        empty={
          <EmptyState
            icon={IconPeople}
            title={filters > 0 ? t('nothingFits') : t(experts ? 'municipal.noExperts' : 'mentorsEmpty')}
            hint={filters > 0 ? t('nothingFitsHint') : t('municipal.mentorsEmptyHint')}
          />
        }
      />
    </Panel>
  )
}
