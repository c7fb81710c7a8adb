import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import type { Demand_DeficitsFragment } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { workbook } from '@/shared/lib/xlsx'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import classes from './DeficitsPanel.module.css'
import type { DeficitCounts, DeficitPart, DemandLevel } from './demand.query'
import { SaveTable } from './SaveTable'
import { useCounted } from './use-counted'

type Props = { level: DemandLevel; place: string; map: Demand_DeficitsFragment }

const STANDING = { loading: false, refreshing: false, error: null, onRetry: () => undefined }

/** Where which deficits are: the darker a cell, the more people. Namespaces: demand, terms, figures. */
export function DeficitsPanel({ level, place, map }: Props) {
  const { t } = useTranslation(['demand', 'terms'])
  const counted = useCounted()
  const kinds = map.total.map(({ kind }) => kind)
  const rows = map.parts.filter(({ counts }) => counts.some(({ people }) => people.value !== 0))
  const nothing = map.total.every(({ people }) => people.value === 0)
  const greatest = Math.max(
    1,
    ...map.parts.flatMap(({ counts }) => counts.map(({ people }) => people.value ?? 0)),
  )
  // Of a sum it is not told how small it is: it may be withheld because it would tell what one part has.
  const summed = (people: number | null | undefined) =>
    typeof people === 'number' ? counted(people) : t('hidden')
  const of = (counts: DeficitCounts, kind: string) =>
    counts.find((count) => count.kind === kind)?.people.value
  const to = (id: string) =>
    level === 'REGION'
      ? ({ to: '/m/$municipalityId', params: { municipalityId: bareId(id) } } as const)
      : ({ to: '/s/$schoolId', params: { schoolId: bareId(id) } } as const)
  const columns: Column<DeficitPart>[] = [
    {
      id: 'place',
      header: t(level === 'REGION' ? 'municipality' : 'school'),
      phone: 'title',
      cell: (row) => <AnchorLink {...to(row.place.id)}>{row.place.name}</AnchorLink>,
    },
    ...kinds.map(
      (kind): Column<DeficitPart> => ({
        id: kind,
        header: t(`terms:deficitKind.${kind}`),
        align: 'right',
        phone: 'labelled',
        cell: ({ counts }) => {
          const people = of(counts, kind)
          const share = (people ?? 0) / greatest
          return (
            <span
              className={classes.heat}
              data-some={share > 0 || undefined}
              style={{ '--share': share } as CSSProperties}
            >
              {counted(people)}
            </span>
          )
        },
      }),
    ),
  ]
  const save = () => {
    const head = [
      t(level === 'REGION' ? 'municipality' : 'school'),
      ...kinds.map((kind) => t(`terms:deficitKind.${kind}`)),
    ]
    const line = (name: string, counts: DeficitCounts, few: string) => [
      name,
      ...kinds.map((kind) => of(counts, kind) ?? few),
    ]
    const lines = map.parts.map((part) => line(part.place.name, part.counts, counted(null)))
    saveBlob(
      workbook(t('deficits'), head, [...lines, line(t('total'), map.total, t('hidden'))]),
      `${t('deficits')}, ${place}.xlsx`,
    )
  }
  return (
    <Panel
      title={t('deficits')}
      description={t('deficitsHint')}
      actions={<SaveTable disabled={nothing} onSave={save} />}
    >
      {nothing ? (
        <EmptyState title={t('noDeficits')} hint={t('noDeficitsHint')} />
      ) : (
        <>
          <p className={classes.total}>
            {t('inAll')}{' '}
            {map.total
              .filter(({ people }) => people.value !== 0)
              .map(({ kind, people }) => `${t(`terms:deficitKind.${kind}`)} — ${summed(people.value)}`)
              .join('; ')}
          </p>
          <DataTable
            {...STANDING}
            caption={t('deficits')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.place.id}
            totalCount={rows.length}
            empty={null}
          />
          {rows.length < map.parts.length ? (
            <p className={classes.rest}>{t('without', { count: map.parts.length - rows.length })}</p>
          ) : null}
        </>
      )}
    </Panel>
  )
}
