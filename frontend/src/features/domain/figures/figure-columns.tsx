import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '@/shared/graphql/generated/graphql'
import type { Column } from '@/shared/ui/table.types'
import { type FiguresRef, type Printed, useCount } from './use-count'

/** Columns of counts for a table whose rows carry figures. */
export function useFigureColumns<TRow>(
  indicators: readonly Indicator[],
  figuresOf: (row: TRow) => FiguresRef,
): Column<TRow>[] {
  const { t } = useTranslation('figures')
  const read = useCount()
  const columns = indicators.map(
    (indicator): Column<TRow> => ({
      id: indicator,
      header: t(`column.${indicator}`),
      align: 'right',
      phone: 'labelled',
      cell: (row) => <Amount printed={read(figuresOf(row)).count(indicator)} />,
    }),
  )
  return [
    ...columns,
    {
      id: 'coverage',
      header: t('coverageColumn'),
      align: 'right',
      phone: 'labelled',
      cell: (row) => <Amount printed={read(figuresOf(row)).coverage()} below />,
    },
  ]
}

function Amount({ printed, below = false }: { printed: Printed; below?: boolean }) {
  if (below && printed.hint)
    return (
      <>
        {printed.text}
        <Text size="xs" c="dimmed" component="div">
          {printed.hint}
        </Text>
      </>
    )
  return <span title={printed.hint}>{printed.text}</span>
}
