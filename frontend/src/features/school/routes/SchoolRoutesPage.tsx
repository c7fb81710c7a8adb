import { Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROUTE_LOOK, ROUTE_STATES } from '@/features/domain/individual-route/looks'
import { RouteSheet } from '@/features/domain/individual-route/RouteSheet'
import { RouteView } from '@/features/domain/individual-route/RouteView'
import { INDIVIDUAL_ROUTE, type IndividualRoute } from '@/features/domain/individual-route/route.fragment'
import { schoolRoutesQuery } from '@/features/domain/individual-route/routes.query'
import type { RoutesSearch } from '@/features/domain/individual-route/routes.search'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconInfo, IconRoute } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { SideSheet } from '@/shared/ui/SideSheet'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { EmployeeSelect } from '../people-orders/EmployeeSelect'

type Props = {
  schoolId: string
  search: RoutesSearch
  onSearch: (patch: Partial<RoutesSearch>) => void
}

/** The individual routes of a school, for its curator: drafts are put into force here. */
export function SchoolRoutesPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['route', 'common'])
  const format = useFormat()
  const [read, setRead] = useState<string>()
  const [adding, setAdding] = useState(false)
  const query = useQuery(schoolRoutesQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.matching?.routes
  const rows = list ? readFragment(INDIVIDUAL_ROUTE, list.nodes) : undefined
  const opened = rows?.find(({ id }) => id === read)
  const columns: Column<IndividualRoute>[] = [
    {
      id: 'person',
      header: t('person'),
      phone: 'title',
      cell: ({ id, person }) => (
        <Anchor component="button" type="button" inherit ta="start" onClick={() => setRead(id)}>
          {person.fullName}
        </Anchor>
      ),
    },
    { id: 'goal', header: t('form.goal'), phone: 'detail', cell: ({ goal }) => goal },
    {
      id: 'years',
      header: t('years'),
      phone: 'detail',
      cell: ({ fromYear, untilYear }) => `${format.schoolYear(fromYear)} – ${format.schoolYear(untilYear)}`,
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: ({ state }) => <StatusMark {...ROUTE_LOOK[state]} label={t(`state.${state}`)} />,
    },
  ]
  const add = (
    <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  )
  const header = (
    <>
      <PageHeader
        eyebrow={school?.name ?? t('common:level.SCHOOL')}
        title={t('ofSchool')}
        description={t('ofSchoolLead')}
        actions={list ? add : null}
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="routes" />
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
            options={ROUTE_STATES}
            name={(state) => t(`state.${state}`)}
            onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
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
          empty={
            search.state ? (
              <EmptyState icon={IconRoute} title={t('nothingFits')} />
            ) : (
              <EmptyState
                icon={IconRoute}
                title={t('emptySchool')}
                hint={t('emptySchoolHint')}
                action={add}
              />
            )
          }
        />
      </Panel>
      <SideSheet
        opened={opened !== undefined}
        onClose={() => setRead(undefined)}
        size="lg"
        title={opened ? t('of', { name: opened.person.shortName }) : ''}
      >
        {opened ? <RouteView route={opened} /> : null}
      </SideSheet>
      <AddRoute opened={adding} onClose={() => setAdding(false)} schoolId={schoolId} />
    </>
  )
}

/** The curator begins a route for somebody: first whose it is, then the way. */
function AddRoute({ opened, onClose, schoolId }: { opened: boolean; onClose: () => void; schoolId: string }) {
  const { t } = useTranslation('route')
  const [person, setPerson] = useState<{ id: string; fullName: string } | null>(null)
  const [writing, setWriting] = useState(false)
  const close = () => {
    setPerson(null)
    setWriting(false)
    onClose()
  }
  return (
    <>
      <SideSheet
        opened={opened && !writing}
        onClose={close}
        title={t('add.title')}
        description={t('add.hint')}
      >
        <EmployeeSelect
          schoolId={schoolId}
          label={t('add.person')}
          value={person?.id ?? null}
          chosen={person}
          onChange={setPerson}
        />
        <Button mt="md" disabled={!person} onClick={() => setWriting(true)}>
          {t('add.next')}
        </Button>
      </SideSheet>
      {person ? (
        <RouteSheet opened={writing} onClose={close} schoolId={schoolId} personId={person.id} />
      ) : null}
    </>
  )
}
