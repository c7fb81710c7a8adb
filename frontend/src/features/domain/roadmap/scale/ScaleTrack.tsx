import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ScaleMark, ScaleRow } from './Scale'
import classes from './Scale.module.css'
import { type Period, placeOf, type ScaleColumn } from './scale'

type Props = {
  row: ScaleRow
  columns: readonly ScaleColumn[]
  period: Period
  now: number | null
}

/** The days of one row: a bar for each window, with its state at the day it is due. Namespace: plan. */
export function ScaleTrack({ row, columns, period, now }: Props) {
  const { t } = useTranslation('plan')
  return (
    <div className={classes.track}>
      {columns.slice(1).map(({ start }) => (
        <span
          key={start}
          aria-hidden
          className={classes.line}
          style={{ insetInlineStart: `${placeOf(start, period) ?? 0}%` }}
        />
      ))}
      {now === null ? null : (
        <span aria-hidden className={classes.now} style={{ insetInlineStart: `${now}%` }} />
      )}
      {row.marks.length > 0 ? (
        <ol className={classes.marks}>
          {row.marks.map((mark) => (
            <Mark key={mark.id} mark={mark} />
          ))}
        </ol>
      ) : (
        <span className={classes.note}>{row.note ?? t('scale.noDays')}</span>
      )}
    </div>
  )
}

function Mark({ mark }: { mark: ScaleMark }) {
  const { icon: Icon, tone } = mark.look
  return (
    <li
      className={classes.mark}
      data-tone={tone}
      title={mark.label}
      style={{ insetInlineStart: `${mark.at}%`, width: `${mark.width}%` }}
    >
      <span className={classes.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <VisuallyHidden>{mark.label}</VisuallyHidden>
    </li>
  )
}
