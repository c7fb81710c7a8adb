import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import type { Campaign, Sum } from './campaign.query'

type Item = Campaign['items'][number]
type Props = {
  items: readonly Item[]
  /** What was accepted; without it what is asked alone. */
  sums: readonly Sum[] | undefined
}

/** What is asked, and what was accepted of it, question by question. Namespace: monitoring. */
export function SumsPanel({ items, sums }: Props) {
  const { t } = useTranslation('monitoring')
  const inWords = useSumInWords()
  const answered = sums?.some((sum) => sum.answered > 0)
  const columns: Column<Item>[] = [
    {
      id: 'title',
      header: t('question'),
      phone: 'title',
      cell: ({ title, unit }) => (unit ? `${title}, ${unit}` : title),
    },
    { id: 'section', header: t('section'), cell: ({ section }) => section },
    ...(answered
      ? [
          {
            id: 'sum',
            header: t('sum'),
            align: 'right',
            phone: 'mark',
            cell: ({ code }) => inWords(sums?.find((sum) => sum.code === code)),
          } satisfies Column<Item>,
          {
            id: 'answered',
            header: t('answered'),
            align: 'right',
            phone: 'labelled',
            cell: ({ code }) => sums?.find((sum) => sum.code === code)?.answered ?? 0,
          } satisfies Column<Item>,
        ]
      : []),
  ]
  return (
    <Panel
      title={t(answered ? 'sums.title' : 'questions')}
      description={t(answered ? 'sums.hint' : 'questionsHint')}
    >
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={t(answered ? 'sums.title' : 'questions')}
        columns={columns}
        rows={items}
        rowKey={({ code }) => code}
        empty={null}
      />
    </Panel>
  )
}

/** A sum, a mean or the number of those who said yes; what is withheld is said, and never a nought. */
export function useSumInWords() {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  return (sum: Sum | undefined) => {
    if (!sum) return '—'
    if (sum.withheld) return t('sums.withheld')
    if (sum.total !== null) return format.number(sum.total)
    if (sum.mean !== null) return t('sums.mean', { mean: format.number(Math.round(sum.mean * 10) / 10) })
    if (sum.yes !== null && sum.answered > 0) return t('sums.yes', { yes: sum.yes, answered: sum.answered })
    return '—'
  }
}
