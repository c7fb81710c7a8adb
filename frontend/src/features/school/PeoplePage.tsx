import { Button, Checkbox, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { InvitePerson } from '@/features/domain/people/InvitePerson'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconPeople, IconUpload } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { AddPerson } from './AddPerson'
import { CountsOnly } from './CountsOnly'
import { type PeopleRow, peopleFilter, peopleQuery } from './people.query'
import type { PeopleSearch } from './people.search'

type Props = {
  schoolId: string
  search: PeopleSearch
  onSearch: (patch: Partial<PeopleSearch>) => void
}

/** The people of the school, with what mentoring asks about each. */
export function PeoplePage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['school', 'people', 'common'])
  const query = useQuery(peopleQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const [adding, sheet] = useDisclosure()
  const [invited, setInvited] = useState<PeopleRow>()
  const keeps = school?.viewerCan.includes('KEEP_PEOPLE') ?? false
  const list = school?.people
  if (school && !list) return <CountsOnly title={t('people.title')} />
  const job = (row: PeopleRow) =>
    row.record?.employments.find((each) => each.school.id === schoolId && !each.endedOn) ??
    row.record?.employments.find((each) => each.school.id === schoolId)
  const columns: Column<PeopleRow>[] = [
    {
      id: 'name',
      header: t('people.name'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(row.id) }}>
            {row.fullName}
          </AnchorLink>
          {row.position ? (
            <Text size="xs" c="dimmed" component="div">
              {row.position}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'subject',
      header: t('people.subject'),
      phone: 'detail',
      cell: (row) => job(row)?.subject ?? '',
    },
    {
      id: 'years',
      header: t('people.years'),
      phone: 'detail',
      cell: (row) => {
        const own = job(row)
        if (typeof own?.teachingYears !== 'number') return ''
        const years = t('people:job.years', { count: own.teachingYears })
        return own.young ? t('people.youngYears', { years }) : years
      },
    },
    {
      id: 'account',
      header: t('people.account'),
      phone: 'detail',
      cell: (row) =>
        row.record ? (
          row.record.hasAccount ? (
            t('people:hasAccount')
          ) : (
            <Text c="dimmed" component="span" inherit>
              {t('people:noAccount')}
            </Text>
          )
        ) : (
          ''
        ),
    },
  ]
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('people.title')}
        actions={
          <>
            {school?.viewerCan.includes('IMPORT_PEOPLE') ? (
              <ButtonLink
                variant="default"
                leftSection={<IconUpload size={16} aria-hidden />}
                to="/s/$schoolId/import"
                params={{ schoolId: bareId(schoolId) }}
              >
                {t('common:export.import')}
              </ButtonLink>
            ) : null}
            {keeps ? (
              <>
                <ButtonLink
                  to="/s/$schoolId/corrections"
                  params={{ schoolId: bareId(schoolId) }}
                  variant="default"
                >
                  {t('people.corrections')}
                </ButtonLink>
                <ButtonLink
                  to="/s/$schoolId/partners"
                  params={{ schoolId: bareId(schoolId) }}
                  variant="default"
                >
                  {t('people.partners')}
                </ButtonLink>
                <ButtonLink
                  to="/s/$schoolId/pupils"
                  params={{ schoolId: bareId(schoolId) }}
                  variant="default"
                >
                  {t('people.pupils')}
                </ButtonLink>
                <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
                  {t('people.add')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="people" />
      <Panel
        title={t('people.list')}
        actions={
          <ExportMenu
            list="PEOPLE"
            can={school?.viewerCan}
            placeId={schoolId}
            name={t('people.list')}
            filter={peopleFilter(search)}
          />
        }
      >
        <FilterBar
          label={t('people.filters')}
          active={[search.q, search.young, search.former].filter(Boolean).length}
          onReset={() => onSearch({ q: undefined, young: undefined, former: undefined, ...FIRST_PAGE })}
        >
          <SearchField
            label={t('people.search')}
            value={search.q}
            onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
          />
          <Checkbox
            label={t('people.youngOnly')}
            checked={search.young ?? false}
            onChange={(event) =>
              onSearch({ young: event.currentTarget.checked ? true : undefined, ...FIRST_PAGE })
            }
          />
          <Checkbox
            label={t('people.former')}
            checked={search.former ?? false}
            onChange={(event) =>
              onSearch({ former: event.currentTarget.checked ? true : undefined, ...FIRST_PAGE })
            }
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('people.list')}
          columns={columns}
          rows={list?.nodes}
          rowKey={(row) => row.id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('people.count', { count })}
          rowActions={(row) =>
            keeps && row.record && !row.record.hasAccount ? (
              <RowMenu label={t('people:actions', { name: row.fullName })}>
                <Menu.Item onClick={() => setInvited(row)}>{t('people:invite.open')}</Menu.Item>
              </RowMenu>
            ) : null
          }
          empty={
            <EmptyState
              icon={IconPeople}
              title={search.q || search.young ? t('people.nobodyFits') : t('people.empty')}
              hint={search.q || search.young ? t('people.nobodyFitsHint') : t('people.emptyHint')}
            />
          }
        />
      </Panel>
      <AddPerson opened={adding} onClose={sheet.close} schoolId={schoolId} />
      <InvitePerson
        opened={invited !== undefined}
        onClose={() => setInvited(undefined)}
        schoolId={schoolId}
        person={{
          id: invited?.id ?? '',
          fullName: invited?.fullName ?? '',
          email: invited?.record?.email ?? '',
        }}
      />
    </>
  )
}
