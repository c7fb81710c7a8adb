import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { scrollWithin } from '@/shared/lib/scroll-within'
import classes from './PaperPane.module.css'
import { PaperTable } from './PaperTable'
import type { PrintedBlock, RowOfPaper } from './paper.types'

type Props = {
  blocks: readonly PrintedBlock[]
  /** What came of each row of the paper's tables, by the row's number. */
  came: ReadonlyMap<number, readonly RowOfPaper[]>
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** The paper as it was printed; the place of the chosen row is marked and in sight. Namespace: plan. */
export function PaperPane({ blocks, came, chosen, onChoose }: Props) {
  const { t } = useTranslation('plan')
  const pane = useRef<HTMLElement>(null)
  useEffect(
    function followTheRow() {
      if (chosen) scrollWithin(pane.current, pane.current?.querySelector('tr[data-chosen]') ?? null)
    },
    [chosen],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls by itself is scrolled by the keyboard too
    <section ref={pane} className={classes.pane} tabIndex={0} aria-label={t('paper.label')}>
      {blocks.map((block, index) =>
        block.kind === 'TABLE' ? (
          <PaperTable
            // biome-ignore lint/suspicious/noArrayIndexKey: the paper never changes
            key={index}
            rows={block.rows}
            came={came}
            chosen={chosen}
            onChoose={onChoose}
          />
        ) : (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: the paper never changes
            key={index}
            className={classes.paragraph}
            data-heading={block.heading || undefined}
          >
            {block.number ? `${block.number} ` : ''}
            {block.text}
          </Text>
        ),
      )}
    </section>
  )
}
