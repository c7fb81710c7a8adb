import { Alert, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId, placePagePath } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconReturned } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { useReviewDraft } from '../roadmap/review/use-review-draft'
import { ReportActs } from './ReportActs'
import { ReportFigures } from './ReportFigures'
import { ReportFiles } from './ReportFiles'
import { ReportRows } from './ReportRows'
import { ReportState } from './ReportState'
import { type Report, readReport } from './report.fragment'
import { reportQuery } from './report.query'
import { ReviewBar } from './review/ReviewBar'
import { SchoolsOfReport } from './SchoolsOfReport'
import { SummaryPanel } from './SummaryPanel'
import { TextsClash } from './write/TextsClash'
import { useReportTexts } from './write/use-report-texts'

type Props = { reportId: string }

/** A report on the execution of a roadmap: written, signed, handed in, accepted. */
export function ReportPage({ reportId }: Props) {
  const query = useQuery(reportQuery(reportId))
  if (!query.data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const report = readReport(query.data)
  const writes = report.viewerCan.includes('EDIT')
  // Who comes to write, or stops, begins with the words of the server.
  return <Opened key={String(writes)} report={report} writes={writes} />
}

function Opened({ report, writes }: { report: Report; writes: boolean }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const texts = useReportTexts(report)
  const review = useReviewDraft(report.id)
  const reviews = report.viewerCan.includes('RETURN')
  const { owner, roadmap } = report
  return (
    <>
      <PageHeader
        eyebrow={<AnchorLink to={placePagePath(owner, 'reports')}>{owner.name}</AnchorLink>}
        title={t(owner.level === 'SCHOOL' ? 'titleOf.own' : 'titleOf.consolidated')}
        description={
          <>
            <Group gap="sm">
              <ReportState state={report.state} />
              {format.dayRange(report.from, report.until)}
            </Group>
            <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(roadmap.id) }}>
              {roadmap.title}
            </AnchorLink>
            <Signatures report={report} />
          </>
        }
        actions={<ReportActs report={report} flush={texts.flush} />}
      />
      <Stack gap="md">
        {report.returnedReason ? (
          <Alert
            variant="outline"
            color="brick"
            icon={<IconReturned aria-hidden />}
            title={t('returned.title')}
          >
            <Text style={{ whiteSpace: 'pre-line' }}>{report.returnedReason}</Text>
          </Alert>
        ) : null}
        {texts.clashes.length > 0 ? (
          <TextsClash clashes={texts.clashes} rows={report.rows} onSettle={texts.settle} />
        ) : null}
        <ReportFigures report={report} />
        {report.schools.length > 0 ? <SchoolsOfReport schools={report.schools} /> : null}
        <SummaryPanel report={report} texts={writes ? texts : undefined} />
        <ReportRows
          report={report}
          texts={writes ? texts : undefined}
          review={reviews ? review : undefined}
        />
        {report.viewerCan.includes('ACCEPT') || reviews ? (
          <ReviewBar report={report} review={review} />
        ) : null}
        <ReportFiles report={report} />
      </Stack>
    </>
  )
}

/** Who prepared it, who signed it and when, and when it was decided on. Namespace: reports. */
function Signatures({ report }: { report: Report }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const words = [
    report.preparedBy && t('preparedBy', { name: report.preparedBy.shortName }),
    report.signedBy &&
      report.signedOn &&
      t('signedBy', { name: report.signedBy.shortName, on: format.dayLong(report.signedOn) }),
    report.state === 'ACCEPTED' &&
      report.decidedOn &&
      t('acceptedOn', { on: format.dayLong(report.decidedOn) }),
  ].filter(Boolean)
  if (words.length === 0) return null
  return <Text size="sm">{words.join(' · ')}</Text>
}
