import { Checkbox } from '@mantine/core'
import type { Column } from '@/shared/ui/table.types'
import type { CardActs } from './use-card-acts'

/** A box before each row of a bank. A phone has none: there a whole page is chosen at once. */
export function selectColumn<TRow>(
  acts: CardActs,
  named: (row: TRow) => { id: string; name: string },
  words: { header: string; labelOf: (name: string) => string },
): Column<TRow> {
  return {
    id: 'select',
    header: words.header,
    cell: (row) => {
      const card = named(row)
      return (
        <Checkbox
          aria-label={words.labelOf(card.name)}
          checked={acts.isChosen(card.id)}
          onChange={() => acts.toggle(card)}
        />
      )
    },
  }
}
