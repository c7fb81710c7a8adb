import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCompleted, IconRoadmap } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { DutyFilters } from './DutyFilters'
import { DutySheets, type Opened } from './DutySheets'
import type { DutiesOfPlace } from './duties.query'
import { activeFilters, type DutiesSearch } from './duties.search'
import { OccurrenceActs } from './OccurrenceActs'
import { useDutyColumns } from './use-duty-columns'
import { useVerify } from './use-verify'
import { VerifyBar } from './VerifyBar'

type Props = {
  level: PlaceLevel
  query: UseQueryResult<DutiesOfPlace | null>
  search: DutiesSearch
  onSearch: (patch: Partial<DutiesSearch>) => void
}

/** The dated duties, with what may be done about each and about many at once. */
export function DutiesPanel({ level, query, search, onSearch }: Props) {
  const { t } = useTranslation('duties')
  const [opened, setOpened] = useState<Opened>()
  const place = query.data
  const list = place?.list
  const rows = list?.nodes
  const verify = useVerify()
  const verifiable = rows?.filter(({ viewerCan }) => viewerCan.includes('VERIFY')) ?? []
  const columns = useDutyColumns({
    level,
    verify: verifiable.length > 0 ? verify : undefined,
    onOpen: (occurrence) => setOpened({ sheet: 'view', occurrence }),
  })
  const show = search.show ?? 'todo'
  const filtered = activeFilters(search) > 0
  return (
    <Panel title={t('list')} description={t(`showHint.${show}`)}>
      <DutyFilters level={level} schools={place?.schools ?? []} search={search} onSearch={onSearch} />
      <VerifyBar verify={verify} page={verifiable} />
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('list')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowActions={(occurrence) => (
          <OccurrenceActs occurrence={occurrence} verify={verify} onOpen={setOpened} />
        )}
        totalCount={list?.totalCount}
        countLabel={(count) => t('count', { count })}
        empty={
          filtered || show === 'all' ? (
            <EmptyState
              icon={IconRoadmap}
              title={t(filtered ? 'nothingFits' : 'empty')}
              hint={t(filtered ? 'nothingFitsHint' : `emptyHint.${level}`)}
            />
          ) : (
            <EmptyState icon={IconCompleted} title={t(`none.${show}`)} hint={t(`emptyHint.${level}`)} />
          )
        }
      />
      <DutySheets opened={opened} onOpen={setOpened} />
    </Panel>
  )
}
