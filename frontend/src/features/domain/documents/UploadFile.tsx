import { Alert, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendFile } from '@/shared/api/send-file'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FileDrop } from '@/shared/ui/FileDrop'
import { IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import type { Kept } from './act/answer'
import { ENDINGS, MOST_BYTES, REFUSALS, type Refused, refusedBy, refusedHere } from './upload-refusal'

type Props = { document: Kept; onSent?: (revision: number) => void }

/** Takes a file of a document: how far it is, and in words why it was not taken and what helps. Namespace: documents. */
export function UploadFile({ document, onSent }: Props) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const refresh = useRefresh()
  const [share, setShare] = useState(0)
  const [refused, setRefused] = useState<Refused>()
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<{ revision: number }>(
        `/files/documents/${bareId(document.id)}?revision=${document.revision}`,
        file,
        { onProgress: setShare, refusals: REFUSALS },
      ),
    onMutate: () => {
      setShare(0)
      setRefused(undefined)
    },
    onSuccess: async (answer, file) => {
      if (!answer.ok) {
        setRefused(refusedBy(answer))
        // Who was slower reads what is there now, and may try again at once.
        if (answer.status === 409) await refresh()
        return
      }
      await refresh()
      notify(t('upload.done', { name: file.name }))
      onSent?.(answer.body.revision)
    },
  })
  const take = (file: File) => {
    const here = refusedHere(file)
    if (!here) return send.mutate(file)
    send.reset()
    return setRefused(here)
  }
  return (
    <Stack gap="sm">
      <FileDrop
        hint={t('upload.hint', { size: format.number(MOST_BYTES / 1024 / 1024) })}
        buttonLabel={t('upload.choose')}
        dropLabel={t('upload.drop')}
        accept={ENDINGS.join(',')}
        busy={send.isPending}
        onFile={take}
      />
      {send.isPending ? (
        <div>
          <Text size="sm" mb={4} role="status">
            {share < 1
              ? t('upload.sending', { name: send.variables.name, share: format.percent(share) })
              : t('upload.looking')}
          </Text>
          <Progress value={share * 100} animated={share === 1} aria-label={t('upload.progress')} />
        </div>
      ) : null}
      {refused ? (
        <Alert
          role="alert"
          color="brick"
          variant="outline"
          icon={<IconWarning aria-hidden />}
          title={t(`upload.refused.${refused}.title`)}
        >
          <Text size="sm">{t(`upload.refused.${refused}.remedy`)}</Text>
        </Alert>
      ) : null}
      {send.error ? <ErrorNote error={send.error} /> : null}
    </Stack>
  )
}
