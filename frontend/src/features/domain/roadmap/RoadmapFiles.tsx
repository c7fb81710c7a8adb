import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { PaperFiles } from '../papers/PaperFiles'

type Props = { roadmap: { id: string; title: string } }

/** The plan as its original looks, with the marks of its execution; as a workbook; its days for a calendar. */
export function RoadmapFiles({ roadmap }: Props) {
  const { t } = useTranslation('roadmaps')
  const url = (ending: string) => `/files/roadmaps/${bareId(roadmap.id)}.${ending}`
  return (
    <PaperFiles
      name={t('files.of')}
      docxUrl={url('docx')}
      pdfUrl={url('pdf')}
      more={(['xlsx', 'ics'] as const).map((ending) => ({
        ending,
        label: t(`files.${ending}`),
        url: url(ending),
      }))}
    />
  )
}
