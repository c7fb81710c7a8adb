import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconRemark } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ProgressBar } from '../roadmap/ProgressBar'
import { RemarkField } from '../roadmap/review/RemarkField'
import type { ReviewDraftApi } from '../roadmap/review/use-review-draft'
import { Executions } from './Executions'
import { RowWords } from './RowWords'
import type { ReportedRow } from './report.fragment'
import classes from './report.module.css'
import type { ReportTextsApi } from './write/use-report-texts'

type Props = {
  row: ReportedRow
  texts: ReportTextsApi | undefined
  review: ReviewDraftApi | undefined
}

/** One row: the plan at the left, what was done at the right, the words on it beneath. Namespaces: reports, duties, roadmaps. */
export function ReportRow({ row, texts, review }: Props) {
  const { t } = useTranslation('reports')
  return (
    <div className={classes.row}>
      <div>
        <Text fw={500} className={classes.title}>
          {row.number ? <span className={classes.number}>{row.number}</span> : null}
          {row.title}
        </Text>
        {row.term ? (
          <Text size="sm" c="dimmed">
            {row.term}
          </Text>
        ) : null}
      </div>
      <div className={classes.facts}>
        {row.progress.total > 1 || row.executions.length === 0 ? (
          <ProgressBar progress={row.progress} />
        ) : null}
        <Executions executions={row.executions} />
      </div>
      <div className={classes.across}>
        {row.remark ? (
          <StatusMark icon={IconRemark} tone="problem" label={t('rows.remark', { text: row.remark })} />
        ) : null}
        <RowWords row={row} texts={texts} />
        {review ? (
          <RemarkField
            title={row.title}
            value={review.remarks[row.itemId]}
            onChange={(text) => review.remark(row.itemId, text)}
          />
        ) : null}
      </div>
    </div>
  )
}
