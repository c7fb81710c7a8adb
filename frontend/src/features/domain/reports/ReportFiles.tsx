import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { PaperFiles } from '../papers/PaperFiles'

type Props = { report: { id: string } }

/** The report as the form that is handed in. Namespaces: reports, orders. */
export function ReportFiles({ report }: Props) {
  const { t } = useTranslation('reports')
  const url = (ending: string) => `/files/roadmap-reports/${bareId(report.id)}.${ending}`
  return <PaperFiles name={t('file')} docxUrl={url('docx')} pdfUrl={url('pdf')} />
}
