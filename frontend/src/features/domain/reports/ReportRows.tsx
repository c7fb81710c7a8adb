import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCompleted, IconRoadmap } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import type { ReviewDraftApi } from '../roadmap/review/use-review-draft'
import { ReportRow } from './ReportRow'
import type { Report, ReportedRow } from './report.fragment'
import classes from './report.module.css'
import type { ReportTextsApi } from './write/use-report-texts'

type Props = {
  report: Report
  /** For who writes the report. */
  texts: ReportTextsApi | undefined
  /** For who may send it back. */
  review: ReviewDraftApi | undefined
}

const SHOWN = ['all', 'attention'] as const
type Shown = (typeof SHOWN)[number]

/** What a reader looks at first: what is late, what was remarked. */
const wantsAttention = (row: ReportedRow) =>
  Boolean(row.remark) || row.executions.some(({ isOverdue }) => isOverdue)

/** The rows of a report under their sections. Namespaces: reports, duties, roadmaps. */
export function ReportRows({ report, texts, review }: Props) {
  const { t } = useTranslation('reports')
  const [shown, setShown] = useState<Shown>('all')
  const pressing = report.rows.filter(wantsAttention)
  const rows = shown === 'all' ? report.rows : pressing
  return (
    <Panel
      title={t('rows.title')}
      description={t('rows.count', { count: report.rows.length })}
      actions={
        <SegmentedControl
          aria-label={t('rows.show')}
          value={shown}
          onChange={setShown}
          data={SHOWN.map((each) => ({
            value: each,
            label: t(`rows.${each}`, { count: pressing.length }),
          }))}
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={shown === 'all' ? IconRoadmap : IconCompleted}
          title={t(shown === 'all' ? 'rows.none' : 'rows.nothingPressing')}
        />
      ) : (
        <ol className={classes.rows}>
          {rows.map((row, index) => {
            const section = row.sections.join(' / ')
            const isNew = section !== '' && section !== rows[index - 1]?.sections.join(' / ')
            return (
              <li key={row.itemId}>
                {isNew ? <h3 className={classes.section}>{section}</h3> : null}
                <ReportRow row={row} texts={texts} review={review} />
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}
