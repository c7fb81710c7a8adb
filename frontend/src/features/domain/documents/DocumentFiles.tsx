import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { saveFile } from '@/shared/api/file'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDocument, IconDownload, IconRemove } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { useAct } from './act/use-act'
import classes from './documents.module.css'
import { UploadFile } from './UploadFile'

type File = Document_DocumentFragment['files'][number]

const KB = 1024

/** The files of a document, and the way to add one while it is written. Namespace: documents. */
export function DocumentFiles({ document }: { document: Document_DocumentFragment }) {
  const { t } = useTranslation('documents')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const { press } = useAct(document)
  const [leaving, setLeaving] = useState<File>()
  const attaches = document.viewerCan.includes('ATTACH')
  const get = useMutation({
    mutationFn: ({ path, name }: File) => saveFile(path, name),
    onError: (error) => notify(tCommon(`errors.${errorCode(error)}.title`), 'problem'),
  })
  const sizeOf = ({ size }: File) =>
    size < KB * KB
      ? t('files.kb', { size: format.number(Math.max(1, Math.round(size / KB))) })
      : t('files.mb', { size: format.number(Math.round((size / KB / KB) * 10) / 10) })
  return (
    <Panel title={t('files.title')} description={attaches ? t('files.hint') : undefined}>
      {document.files.length > 0 ? (
        <ul className={classes.list}>
          {document.files.map((file) => (
            <li key={file.id} className={classes.file}>
              <IconDocument size={20} aria-hidden className={classes.icon} />
              <div className={classes.words}>
                <Text fw={500} component="div">
                  {file.name}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {t('files.line', {
                    size: sizeOf(file),
                    at: format.moment(file.uploadedAt),
                    by: file.uploadedBy,
                  })}
                  {file.isSearched ? null : ` · ${t('files.notSearched')}`}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap" className="app-no-print">
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconDownload size={16} aria-hidden />}
                  loading={get.isPending && get.variables.id === file.id}
                  aria-label={t('files.saveOf', { name: file.name })}
                  onClick={() => get.mutate(file)}
                >
                  {t('files.save')}
                </Button>
                {attaches ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={32}
                    aria-label={t('files.removeOf', { name: file.name })}
                    onClick={() => setLeaving(file)}
                  >
                    <IconRemove size={16} aria-hidden />
                  </ActionIcon>
                ) : null}
              </Group>
            </li>
          ))}
        </ul>
      ) : attaches ? null : (
        <EmptyState icon={IconDocument} title={t('files.none')} hint={t('files.noneHint')} />
      )}
      {attaches ? (
        <div className={`${classes.below} app-no-print`}>
          <UploadFile document={document} />
        </div>
      ) : null}
      <Confirm
        opened={leaving !== undefined}
        title={t('files.removeAsk', { name: leaving?.name ?? '' })}
        consequences={[t('files.removeEffect')]}
        confirmLabel={t('files.remove')}
        tone="danger"
        busy={press.isPending}
        onConfirm={() =>
          press.mutate(
            { kind: 'DISCARD_FILE', fileId: leaving?.id ?? '' },
            { onSettled: () => setLeaving(undefined) },
          )
        }
        onClose={() => setLeaving(undefined)}
      />
    </Panel>
  )
}
