import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconNext } from '@/shared/ui/icons'
import { drawnCells } from './cells'
import classes from './PaperPane.module.css'
import type { PrintedRow, RowOfPaper } from './paper.types'

type Props = {
  rows: readonly PrintedRow[]
  came: ReadonlyMap<number, readonly RowOfPaper[]>
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** A printed table with its merged cells; each row leads to what came of it. */
export function PaperTable({ rows, came, chosen, onChoose }: Props) {
  const { t } = useTranslation('plan')
  const drawn = useMemo(() => drawnCells(rows.map(({ cells }) => cells)), [rows])
  return (
    <table className={classes.table}>
      <tbody>
        {rows.map(({ number }, index) => {
          const items = came.get(number) ?? []
          const first = items[0]
          return (
            <tr
              key={number}
              data-chosen={items.some(({ id }) => id === chosen) || undefined}
              data-question={items.some(({ inQuestion }) => inQuestion) || undefined}
              data-leads={first ? true : undefined}
              onClick={() => first && onChoose((items.find(({ id }) => id === chosen) ?? first).id)}
            >
              <td className={classes.handle}>
                {items.map(({ id, label }) => (
                  <button
                    key={id}
                    type="button"
                    className={classes.lead}
                    aria-label={t('paper.lead', { label })}
                    title={t('paper.lead', { label })}
                    onClick={(event) => {
                      event.stopPropagation()
                      onChoose(id)
                    }}
                  >
                    <IconNext size={16} aria-hidden />
                  </button>
                ))}
              </td>
              {drawn[index]?.map(({ column, text, colSpan, rowSpan }) => (
                <td key={column} colSpan={colSpan} rowSpan={rowSpan}>
                  {text}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
