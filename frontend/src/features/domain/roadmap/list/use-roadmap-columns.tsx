import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoadmapRow_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId, type PlaceLevel } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import type { Column } from '@/shared/ui/table.types'
import { ProgressBar } from '../ProgressBar'
import { RoadmapState } from '../RoadmapState'

type Row = RoadmapRow_RoadmapFragment

/** The columns of a list of roadmaps. Namespace: roadmaps. */
export function useRoadmapColumns(level: PlaceLevel): Column<Row>[] {
  const { t } = useTranslation('roadmaps')
  const format = useFormat()
  return [
    {
      id: 'title',
      header: t('roadmap'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(row.id) }}>
            {row.title}
          </AnchorLink>
          {row.orderNumber && row.approvedOn ? (
            <Text size="xs" c="dimmed" component="div">
              {t('byOrder', { number: row.orderNumber, date: format.dayNumeric(row.approvedOn) })}
            </Text>
          ) : null}
        </>
      ),
    },
    ...(level === 'REGION'
      ? []
      : [
          {
            id: 'owner',
            header: t('ownerLabel'),
            phone: 'detail',
            cell: (row) => t(`ownerOf.${row.owner.level}`),
          } satisfies Column<Row>,
        ]),
    {
      id: 'period',
      header: t('period'),
      phone: 'detail',
      cell: (row) =>
        t('days', { from: format.dayNumeric(row.period.from), to: format.dayNumeric(row.period.to) }),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => <RoadmapState state={row.state} />,
    },
    {
      id: 'progress',
      header: t('progress.label'),
      phone: 'detail',
      cell: (row) =>
        row.state === 'IN_FORCE' || row.state === 'CLOSED' ? (
          <ProgressBar progress={row.progress} />
        ) : (
          t('checkedOf', { checked: row.itemsChecked, total: row.itemsTotal })
        ),
    },
  ]
}
