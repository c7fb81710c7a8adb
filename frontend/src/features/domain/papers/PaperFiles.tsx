import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { openFile, saveFile } from '@/shared/api/file'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDocument, IconDownload } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  /** What the saved file is called, without its ending. */
  name: string
  docxUrl: string
  pdfUrl: string
  /** What else it is handed out as. */
  more?: { ending: string; label: string; url: string }[]
}

/** The paper itself: to read, to print, to send. */
export function PaperFiles({ name, docxUrl, pdfUrl, more = [] }: Props) {
  const { t } = useTranslation('orders')
  const urls: Record<string, string> = {
    docx: docxUrl,
    pdf: pdfUrl,
    ...Object.fromEntries(more.map(({ ending, url }) => [ending, url])),
  }
  const get = useMutation({
    mutationFn: (what: string) =>
      what === 'view' ? openFile(pdfUrl) : saveFile(urls[what] ?? pdfUrl, `${name}.${what}`),
  })
  const busy = (what: string) => get.isPending && get.variables === what
  return (
    <Panel title={t('files.title')} description={t('files.hint')}>
      {get.error ? <ErrorNote error={get.error} /> : null}
      <Group gap="xs" mt={get.error ? 'sm' : 0}>
        <Button
          variant="default"
          leftSection={<IconDocument size={16} aria-hidden />}
          loading={busy('view')}
          onClick={() => get.mutate('view')}
        >
          {t('files.view')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={busy('docx')}
          onClick={() => get.mutate('docx')}
        >
          {t('files.docx')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={busy('pdf')}
          onClick={() => get.mutate('pdf')}
        >
          {t('files.pdf')}
        </Button>
        {more.map(({ ending, label }) => (
          <Button
            key={ending}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={busy(ending)}
            onClick={() => get.mutate(ending)}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Panel>
  )
}
