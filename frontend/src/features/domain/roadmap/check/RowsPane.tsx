import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { scrollWithin } from '@/shared/lib/scroll-within'
import type { Period } from '../term.query'
import { type CheckItem, inQuestion } from './check-item.fragment'
import { actOf, focusOf, neighbour, nextDoubt } from './keys'
import { RowCard } from './RowCard'
import { RowEditor, type RowEditorHandle } from './RowEditor'
import classes from './RowsPane.module.css'
import type { RowActs } from './use-row-acts'

type Props = {
  roadmapId: string
  period: Period
  /** The rows that are shown, in the order of the plan. */
  items: readonly CheckItem[]
  chosen: string | undefined
  editing: string | undefined
  acts: RowActs
  onChoose: (id: string) => void
  onEdit: (id: string | undefined) => void
  onCheck: (id: string, isChecked: boolean) => void
}

/** The rows of the draft. Arrows walk, Enter writes, Space checks, «n» goes to the next doubt. Namespace: plan. */
export function RowsPane(props: Props) {
  const { items, chosen, editing, onChoose, onEdit, onCheck } = props
  const { t } = useTranslation('plan')
  const pane = useRef<HTMLElement>(null)
  const editor = useRef<RowEditorHandle>(null)
  const ids = items.map(({ id }) => id)

  /** Another row is entered when the open one is kept. */
  const leave = async (then: () => void) => {
    if ((await editor.current?.flush()) ?? true) then()
  }
  const rowOf = (id: string) => pane.current?.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? null
  const enter = (id: string | undefined) => {
    if (!id) return
    const row = rowOf(id)
    onChoose(id)
    row?.focus({ preventScroll: true })
    scrollWithin(pane.current, row)
  }
  const check = (item: CheckItem) => {
    // Under «only doubts» a row leaves the list when it is checked: the reader stands on its neighbour then.
    const next = inQuestion(item) ? neighbour(ids, item.id, ids.at(-1) === item.id ? -1 : 1) : undefined
    onCheck(item.id, !item.isChecked)
    requestAnimationFrame(() => rowOf(item.id) ?? enter(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest('[data-row]')
    const act = actOf(event.nativeEvent, focusOf(event.target, row))
    if (!act) return
    event.preventDefault()
    const item = items.find(({ id }) => id === row?.getAttribute('data-row'))
    if (act === 'previous') return enter(neighbour(ids, chosen, -1))
    if (act === 'next') return enter(neighbour(ids, chosen, 1))
    if (act === 'doubt') {
      const byId = new Map(items.map((each) => [each.id, each]))
      const asked = (id: string) => inQuestion(byId.get(id) ?? { isChecked: true, doubts: [] })
      return enter(nextDoubt(ids, asked, chosen))
    }
    if (!item) return
    if (act === 'check') return check(item)
    return void leave(() => onEdit(item.id))
  }
  return (
    <section ref={pane} className={classes.pane} aria-label={t('rows.label')}>
      <ol className={classes.list} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <li key={item.id}>
            <Section item={item} before={items[index - 1]} />
            {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useSemanticElements: arrows choose a row too */}
            <div
              role="group"
              data-row={item.id}
              data-chosen={item.id === chosen || undefined}
              data-question={inQuestion(item) || undefined}
              data-checked={item.isChecked || undefined}
              className={classes.row}
              tabIndex={item.id === (chosen ?? ids[0]) ? 0 : -1}
              aria-label={item.number ? `${item.number} ${item.title}` : item.title}
              onClick={() => onChoose(item.id)}
            >
              {item.id === editing ? (
                <RowEditor
                  ref={editor}
                  roadmapId={props.roadmapId}
                  item={item}
                  period={props.period}
                  onClose={() => {
                    onEdit(undefined)
                    requestAnimationFrame(() => enter(item.id))
                  }}
                />
              ) : (
                <RowCard
                  item={item}
                  acts={props.acts}
                  neighbours={{ above: ids[index - 1], twoAbove: ids[index - 2], below: ids[index + 1] }}
                  onEdit={() => void leave(() => onEdit(item.id))}
                  onCheck={() => check(item)}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The headings above a row, where they are others than those of the row before. */
function Section({ item, before }: { item: CheckItem; before: CheckItem | undefined }) {
  const words = item.sections.join(' / ')
  if (!words || words === before?.sections.join(' / ')) return null
  return <h2 className={classes.section}>{words}</h2>
}
