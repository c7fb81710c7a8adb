import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { PlaceLevel } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconInfo, IconRoadmap, IconUpload } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { BringPlan } from '../read/BringPlan'
import { activeFilters, RoadmapFilters } from './RoadmapFilters'
import { RowActs } from './RowActs'
import { ROADMAP_ROW } from './roadmap-row.fragment'
import { roadmapsQuery } from './roadmaps.query'
import type { RoadmapsSearch } from './roadmaps.search'
import { useRoadmapColumns } from './use-roadmap-columns'

type Props = {
  level: PlaceLevel
  placeId: string
  year: number | undefined
  search: RoadmapsSearch
  onSearch: (patch: Partial<RoadmapsSearch>) => void
}

/** The roadmaps of a place: its own from the first draft on, those above it that are in force. */
export function RoadmapsPage({ level, placeId, year, search, onSearch }: Props) {
  const { t } = useTranslation(['roadmaps', 'common'])
  const query = useQuery(roadmapsQuery(level, placeId, year, search))
  const columns = useRoadmapColumns(level)
  const [bringing, bring] = useDisclosure()
  const place = query.data
  const list = place?.list
  const filters = activeFilters(search)
  const upload = (variant: 'filled' | 'default') => (
    <Button variant={variant} leftSection={<IconUpload size={16} aria-hidden />} onClick={bring.open}>
      {t('bring.open')}
    </Button>
  )
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={place?.keeps ? upload('filled') : null}
      />
      <PlaceSections level={level} placeId={placeId} current="roadmaps" />
    </>
  )
  if (place && !list)
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
        <RoadmapFilters level={level} search={search} onSearch={onSearch} />
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes.map((node) => readFragment(ROADMAP_ROW, node))}
          rowKey={(row) => row.id}
          rowActions={(row) => <RowActs roadmap={row} schoolId={level === 'SCHOOL' ? placeId : undefined} />}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={
            filters > 0 ? (
              <EmptyState icon={IconRoadmap} title={t('nothingFits')} hint={t('nothingFitsHint')} />
            ) : (
              <EmptyState
                icon={IconRoadmap}
                title={t('empty')}
                hint={t(place?.keeps ? `emptyKeeper.${level}` : 'emptyHint')}
                action={place?.keeps ? upload('default') : null}
              />
            )
          }
        />
      </Panel>
      <BringPlan level={level} opened={bringing} onClose={bring.close} placeId={placeId} year={year} />
    </>
  )
}
