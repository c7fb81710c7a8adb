import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import type { StatusLook } from '@/shared/ui/StatusMark'
import { useOverflowing } from '@/shared/ui/use-overflowing'
import classes from './Scale.module.css'
import { ScaleTrack } from './ScaleTrack'
import { columnsOf, type Period, placeOf, type ScaleColumn, type ScaleUnit, unitOf } from './scale'

/** A window of a row: where it stands, in hundredths of the scale, and what it says. */
export type ScaleMark = { id: string; at: number; width: number; look: StatusLook; label: string }

export type ScaleRow = {
  id: string
  number: string | null
  section: string
  title: string
  /** Instead of marks: why there are none. */
  note: string | null
  marks: readonly ScaleMark[]
}

type Props = { rows: readonly ScaleRow[]; period: Period; caption: string }

/** The rows of a plan over its days: a table first, so that it is read, heard and printed as one. Namespace: plan. */
export function Scale({ rows, period, caption }: Props) {
  const { t } = useTranslation('plan')
  const frame = useRef<HTMLDivElement>(null)
  const wide = useOverflowing(frame)
  const unit = unitOf(period)
  const columns = columnsOf(period, unit)
  const now = placeOf(today(), period)
  return (
    <div
      ref={frame}
      className={classes.frame}
      {...(wide ? { tabIndex: 0, role: 'group', 'aria-label': caption } : {})}
    >
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.words}>
              {t('field.title')}
            </th>
            <th scope="col" className={classes.days}>
              <div className={classes.units}>
                {columns.map((column) => (
                  <UnitName key={column.start} column={column} unit={unit} period={period} />
                ))}
              </div>
              {now === null ? null : (
                <span className={classes.today} style={{ insetInlineStart: `${now}%` }}>
                  {t('scale.today')}
                </span>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.id} row={row} above={rows[index - 1]} columns={columns} period={period} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function UnitName({ column, unit, period }: { column: ScaleColumn; unit: ScaleUnit; period: Period }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { start, days } = column
  const year = start.slice(0, 4)
  const name =
    unit === 'MONTH'
      ? format.monthShort(start)
      : unit === 'QUARTER'
        ? t('scale.quarter', { quarter: Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1 })
        : year
  const yearBegins = unit !== 'YEAR' && (start === period.from || start.slice(5, 7) === '01')
  return (
    <span className={classes.unit} style={{ flexGrow: days }}>
      {name}
      {yearBegins ? <span className={classes.year}>{year}</span> : null}
    </span>
  )
}

type RowProps = {
  row: ScaleRow
  above: ScaleRow | undefined
  columns: readonly ScaleColumn[]
  period: Period
  now: number | null
}

function Row({ row, above, columns, period, now }: RowProps) {
  return (
    <>
      {row.section && row.section !== above?.section ? (
        <tr>
          <th scope="rowgroup" colSpan={2} className={classes.section}>
            {row.section}
          </th>
        </tr>
      ) : null}
      <tr>
        <th scope="row" className={classes.words}>
          {row.number ? <span className={classes.number}>{row.number}</span> : null}
          {row.title}
        </th>
        <td className={classes.days}>
          <ScaleTrack row={row} columns={columns} period={period} now={now} />
        </td>
      </tr>
    </>
  )
}
