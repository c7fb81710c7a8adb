import { ActionIcon, Alert, Button, FileButton, Group, Progress, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ENDINGS, MOST_BYTES } from '@/features/domain/documents/upload-refusal'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDocument, IconRemove, IconUpload, IconWarning } from '@/shared/ui/icons'
import classes from '../duties.module.css'
import { type ProofFile, useDutyFile } from './use-duty-file'

type Props = {
  dutyId: string
  file: ProofFile | null
  /** Whether the server knows the file as a proof already: then it goes with the statement and not before. */
  isStated: boolean
  onChange: (file: ProofFile | null) => void
  /** Told while a file is on its way: the statement waits for it. */
  onSending: (sending: boolean) => void
}

/** The file of a proof: attached with its progress, removed again before it is stated. Namespaces: duties, documents. */
export function ProofFileField({ dutyId, file, isStated, onChange, onSending }: Props) {
  const { t } = useTranslation(['duties', 'documents'])
  const format = useFormat()
  const { share, refused, error, sending, take, discard } = useDutyFile({ dutyId, onKept: onChange })
  const busy = sending !== undefined
  useEffect(
    function holdTheStatement() {
      if (!busy) return
      onSending(true)
      return () => onSending(false)
    },
    [busy, onSending],
  )
  const remove = () => {
    if (file && !isStated) discard(file.id)
    onChange(null)
  }
  return (
    <div>
      {file ? (
        <Group gap="xs" wrap="nowrap">
          <IconDocument size={18} aria-hidden />
          <Text size="sm" className={classes.fileName}>
            {file.name}, {format.fileSize(file.size)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('file.remove', { name: file.name })}
            onClick={remove}
          >
            <IconRemove size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ) : (
        <>
          <FileButton accept={ENDINGS.join(',')} onChange={(chosen) => chosen && take(chosen)}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                leftSection={<IconUpload size={16} aria-hidden />}
                loading={busy}
              >
                {t('file.attach')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed" mt={4}>
            {t('documents:upload.hint', { size: format.number(MOST_BYTES / 1024 / 1024) })}
          </Text>
        </>
      )}
      {sending ? (
        <div className={classes.sending}>
          <Text size="sm" role="status">
            {share < 1
              ? t('documents:upload.sending', { name: sending, share: format.percent(share) })
              : t('documents:upload.looking')}
          </Text>
          <Progress value={share * 100} animated={share === 1} aria-label={t('documents:upload.progress')} />
        </div>
      ) : null}
      {refused ? (
        <Alert
          role="alert"
          color="brick"
          variant="outline"
          mt="xs"
          icon={<IconWarning aria-hidden />}
          title={
            refused === 'CLOSED' || refused === 'TOO_MANY'
              ? t(`file.refused.${refused}`)
              : t(`documents:upload.refused.${refused}.title`)
          }
        >
          {refused === 'CLOSED' || refused === 'TOO_MANY' ? null : (
            <Text size="sm">{t(`documents:upload.refused.${refused}.remedy`)}</Text>
          )}
        </Alert>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
    </div>
  )
}
