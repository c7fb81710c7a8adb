import { Button, FileButton, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/error'
import { saveFile, uploadFile } from '@/shared/api/file'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId } from '@/shared/lib/ids'
import { IconDownload } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { PURPOSES } from '../terms/lists'

type Row = {
  id: string
  channel: 'ACCOUNT' | 'PAPER'
  text?: { title: string } | null
  scanPath?: string | null
}

/** What lies on paper of one consent: the text as it was signed, the scan, the way to attach one. */
export function ConsentPapers({ consent, mayScan }: { consent: Row; mayScan: boolean }) {
  const { t } = useTranslation('consents')
  const refresh = useRefresh()
  const failed = () => notify(t('uploadFailed.OTHER'), 'problem')
  const save = useMutation({
    mutationFn: ({ path, name }: { path: string; name: string }) => saveFile(path, name),
    onError: failed,
  })
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(`/files/consents/${bareId(consent.id)}/scan`, file),
    onSuccess: async () => {
      await refresh()
      notify(t('uploaded'))
    },
    onError: (error) => {
      const status = error instanceof ApiError ? error.status : undefined
      const why = status === 413 ? 'SIZE' : status === 415 ? 'TYPE' : 'OTHER'
      notify(t(`uploadFailed.${why}`), 'problem')
    },
  })
  const title = consent.text?.title
  return (
    <Button.Group>
      {title ? (
        <Button
          size="xs"
          variant="default"
          loading={save.isPending}
          onClick={() =>
            save.mutate({ path: `/files/consents/${bareId(consent.id)}.pdf`, name: `${title}.pdf` })
          }
        >
          {t('pdf')}
        </Button>
      ) : null}
      {consent.scanPath ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => save.mutate({ path: consent.scanPath ?? '', name: t('scan') })}
        >
          {t('scan')}
        </Button>
      ) : null}
      {mayScan && consent.channel === 'PAPER' && !consent.scanPath ? (
        <FileButton
          accept="application/pdf,image/jpeg,image/png"
          onChange={(file) => (file ? upload.mutate(file) : undefined)}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" loading={upload.isPending} title={t('uploadHint')}>
              {t('upload')}
            </Button>
          )}
        </FileButton>
      ) : null}
    </Button.Group>
  )
}

type FormsProps = { schoolId: string; personId: string; pupil: boolean }

/** Blank forms to be signed by hand. */
export function BlankForms({ schoolId, personId, pupil }: FormsProps) {
  const { t } = useTranslation('consents')
  const print = useMutation({
    mutationFn: (purpose: (typeof PURPOSES)[number]) =>
      saveFile(
        `/files/consent-forms/${bareId(schoolId)}/${bareId(personId)}/${purpose}.docx`,
        `${t(`purpose.${purpose}`)}.docx`,
      ),
    onError: () => notify(t('uploadFailed.OTHER'), 'problem'),
  })
  const purposes = PURPOSES.filter(
    (purpose) => !pupil || (purpose !== 'PERSONAL_DATA_DISSEMINATION' && purpose !== 'MENTOR_DUTY'),
  )
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={print.isPending}
        >
          {t('form')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {purposes.map((purpose) => (
          <Menu.Item key={purpose} onClick={() => print.mutate(purpose)}>
            {t(`purpose.${purpose}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
