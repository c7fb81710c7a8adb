import { Button, Checkbox } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PupilSheet } from '@/features/domain/people/PupilSheet'
import type { ConsentPurpose } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconDone, IconPeople, IconWarning } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { CountsOnly } from './CountsOnly'
import { ProposeForPupil } from './ProposeForPupil'
import { type PupilRow, pupilsQuery } from './pupils.query'
import type { PupilsSearch } from './pupils.search'

type Props = {
  schoolId: string
  search: PupilsSearch
  onSearch: (patch: Partial<PupilsSearch>) => void
}

/** The pupils who take part in mentoring, and whether their representatives have consented. */
export function PupilsPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['pupils', 'common'])
  const query = useQuery(pupilsQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const [adding, sheet] = useDisclosure()
  const [asked, setAsked] = useState<PupilRow>()
  const list = school?.pupils
  if (school && !list) return <CountsOnly title={t('title')} />
  const consent = (row: PupilRow, purpose: ConsentPurpose) =>
    holds(row, purpose) ? (
      <StatusMark icon={IconDone} tone="done" label={t('has')} />
    ) : (
      <StatusMark icon={IconWarning} tone="attention" label={t('hasNot')} />
    )
  const columns: Column<PupilRow>[] = [
    {
      id: 'name',
      header: t('name'),
      phone: 'title',
      cell: (row) => (
        <AnchorLink to="/people/$personId" params={{ personId: bareId(row.person.id) }}>
          {row.person.fullName}
        </AnchorLink>
      ),
    },
    { id: 'class', header: t('className'), phone: 'detail', cell: (row) => row.className },
    { id: 'year', header: t('birthYear'), phone: 'detail', cell: (row) => row.birthYear },
    {
      id: 'processing',
      header: t('processing'),
      phone: 'labelled',
      cell: (row) => consent(row, 'PERSONAL_DATA_PROCESSING'),
    },
    {
      id: 'participation',
      header: t('participation'),
      phone: 'labelled',
      cell: (row) => consent(row, 'MENTEE_PARTICIPATION'),
    },
  ]
  return (
    <>
      <PageHeader
        eyebrow={
          <AnchorLink to="/s/$schoolId/people" params={{ schoolId: bareId(schoolId) }}>
            {t('common:nav.people')}
          </AnchorLink>
        }
        title={t('title')}
        description={t('hint')}
        actions={
          <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
            {t('add')}
          </Button>
        }
      />
      <Panel title={t('list')}>
        <FilterBar
          label={t('filters')}
          active={[search.q, search.former].filter(Boolean).length}
          onReset={() => onSearch({ q: undefined, former: undefined, ...FIRST_PAGE })}
        >
          <SearchField
            label={t('search')}
            value={search.q}
            onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
          />
          <Checkbox
            label={t('former')}
            checked={search.former ?? false}
            onChange={(event) =>
              onSearch({ former: event.currentTarget.checked ? true : undefined, ...FIRST_PAGE })
            }
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes}
          rowKey={(row) => row.person.id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          rowActions={(row) =>
            isReady(row) ? (
              <Button
                size="xs"
                aria-label={t('proposeFor', { name: row.person.fullName })}
                onClick={() => setAsked(row)}
              >
                {t('proposeShort')}
              </Button>
            ) : null
          }
          empty={
            <EmptyState
              icon={IconPeople}
              title={search.q ? t('nobodyFits') : t('empty')}
              hint={search.q ? t('nobodyFitsHint') : t('emptyHint')}
            />
          }
        />
      </Panel>
      <PupilSheet opened={adding} onClose={sheet.close} schoolId={schoolId} />
      <ProposeForPupil
        pupil={asked}
        others={(list?.nodes ?? []).filter((row) => isReady(row) && row !== asked)}
        onClose={() => setAsked(undefined)}
        schoolId={schoolId}
      />
    </>
  )
}

const holds = (row: PupilRow, purpose: ConsentPurpose) =>
  row.person.record?.consents.some((each) => each.purpose === purpose && each.holds) ?? false

/** A pupil for whom a mentor may be proposed: there still, and both consents on paper. */
const isReady = (row: PupilRow) =>
  row.until === null && holds(row, 'PERSONAL_DATA_PROCESSING') && holds(row, 'MENTEE_PARTICIPATION')
