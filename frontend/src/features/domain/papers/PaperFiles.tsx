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
}

/** The paper itself: to read, to print, to send. */
export function PaperFiles({ name, docxUrl, pdfUrl }: Props) {
  const { t } = useTranslation('orders')
  const get = useMutation({
    mutationFn: (what: 'view' | 'pdf' | 'docx') =>
      what === 'view' ? openFile(pdfUrl) : saveFile(what === 'pdf' ? pdfUrl : docxUrl, `${name}.${what}`),
  })
  const busy = (what: typeof get.variables) => get.isPending && get.variables === what
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
      </Group>
    </Panel>
  )
}
