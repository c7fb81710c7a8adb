import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { workbook } from '@/shared/lib/xlsx'
import { Bars } from '@/shared/ui/chart/Bars'
import { Trend } from '@/shared/ui/chart/Trend'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDownload } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { Column, TableState } from '@/shared/ui/table.types'
import type { ComparedRegion } from './comparison.query'
import type { Measure } from './comparison.search'
import { useMeasure } from './use-measure'

type Props = { region: ComparedRegion; measure: Measure; years: readonly number[]; state: TableState }
type Row = ComparedRegion['comparison'][number]

/** One measure over the years: the region as a line, its municipalities as bars of the last year, all of it as a table. */
export function YearsPanel({ region, measure, years, state }: Props) {
  const { t } = useTranslation(['comparison', 'figures'])
  const format = useFormat()
  const read = useMeasure()
  const title = t(`measure.${measure}`)
  const points = region.trend.map((figures) => {
    const measured = read(figures, measure)
    // A sum may be withheld because it would tell what one municipality has: it is not said to be small.
    const isHidden = measured.printed === t('figures:withheld')
    return {
      key: String(figures.schoolYear),
      label: format.schoolYear(figures.schoolYear),
      ...measured,
      printed: isHidden ? t('hidden') : measured.printed,
    }
  })
  const last = years.at(-1) ?? 0
  const ofYear = (row: Row, year: number) => {
    const figures = row.years.find(({ schoolYear }) => schoolYear === year)
    return figures ? read(figures, measure) : { value: null, printed: t('figures:noData'), hint: undefined }
  }
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('municipality'),
      phone: 'title',
      cell: ({ municipality }) => (
        <AnchorLink
          to="/m/$municipalityId"
          params={{ municipalityId: bareId(municipality.id) }}
          search={{ year: last }}
        >
          {municipality.name}
        </AnchorLink>
      ),
    },
    ...years.map(
      (year): Column<Row> => ({
        id: String(year),
        header: format.schoolYear(year),
        align: 'right',
        phone: 'labelled',
        cell: (row) => {
          const { printed, hint } = ofYear(row, year)
          return <span title={hint}>{printed}</span>
        },
      }),
    ),
  ]
  const save = () => {
    const head = [t('municipality'), ...years.map(format.schoolYear)]
    const cell = ({ value, printed }: { value: number | null; printed: string }) =>
      value === null ? printed : measure === 'COVERAGE' ? { share: value / 100 } : value
    const lines = region.comparison.map((row) => [
      row.municipality.name,
      ...years.map((year) => cell(ofYear(row, year))),
    ])
    const whole = [t('wholeRegion'), ...points.map(cell)]
    saveBlob(workbook(title, head, [...lines, whole]), `${title}, ${region.name}.xlsx`)
  }
  return (
    <>
      <Panel title={t('trend')} description={title}>
        <Trend
          label={t('trendLabel', {
            what: title,
            values: points.map(({ label, printed }) => `${label}: ${printed}`).join('; '),
          })}
          points={points}
        />
      </Panel>
      <Panel
        title={t('byMunicipality')}
        description={`${title}, ${format.schoolYear(last)}`}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={region.comparison.length === 0}
            onClick={save}
          >
            {t('save')}
          </Button>
        }
      >
        <Bars
          label={`${title}, ${format.schoolYear(last)}`}
          {...(measure === 'COVERAGE' ? { whole: 100 } : {})}
          bars={region.comparison.map((row) => ({
            key: row.municipality.id,
            label: row.municipality.name,
            ...ofYear(row, last),
          }))}
        />
        <DataTable
          {...state}
          caption={t('byMunicipality')}
          columns={columns}
          rows={region.comparison}
          rowKey={({ municipality }) => municipality.id}
          totalCount={region.comparison.length}
          empty={<EmptyState title={t('noMunicipalities')} />}
        />
      </Panel>
    </>
  )
}
