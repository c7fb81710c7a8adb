import { Button, List } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDownload } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'

/** Everything that the system keeps about the reader, as one file to take away. */
export function MyArchive() {
  const { t } = useTranslation('data')
  const get = useMutation({
    mutationFn: () => saveFile('/files/my-data.zip', `${t('archive.file')}.zip`),
    onSuccess: () => notify(t('archive.saved')),
  })
  return (
    <Panel title={t('archive.title')} description={t('archive.hint')}>
      {get.error ? <ErrorNote error={get.error} /> : null}
      <List size="sm" mb="md">
        <List.Item>{t('archive.table')}</List.Item>
        <List.Item>{t('archive.papers')}</List.Item>
        <List.Item>{t('archive.machine')}</List.Item>
      </List>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={get.isPending}
        onClick={() => get.mutate()}
      >
        {t('archive.get')}
      </Button>
    </Panel>
  )
}
