import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import { uploadFile } from '@/shared/api/upload'
import type { ImportKind } from '@/shared/graphql/generated/graphql'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FileDrop } from '@/shared/ui/FileDrop'
import { IconDownload } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  placeId: string
  kinds: readonly ImportKind[]
  onReceived: (id: string) => void
}

/** The first step: what the table holds, and the table. */
export function ImportStart({ placeId, kinds, onReceived }: Props) {
  const { t } = useTranslation('imports')
  const [kind, setKind] = useState<ImportKind | undefined>(kinds[0])
  const send = useMutation({
    mutationFn: (file: File) => {
      const query = new URLSearchParams({ kind: kind ?? '', place: placeId })
      return uploadFile<{ importId: string }>(`/files/imports?${query}`, file)
    },
    onSuccess: ({ importId }) => onReceived(importId),
  })
  const form = useMutation({
    mutationFn: () => saveFile(`/files/imports/templates/${kind}.xlsx`, `${t('start.template')}.xlsx`),
  })
  return (
    <Panel title={t('start.title')} description={t('start.hint')}>
      <Stack gap="md">
        <Radio.Group
          label={t('start.kind')}
          value={kind ?? ''}
          onChange={(value) => setKind(kinds.find((each) => each === value))}
        >
          <Group gap="md" mt={6}>
            {kinds.map((each) => (
              <Radio key={each} value={each} label={t(`kind.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        {kind === 'PAIRS' ? (
          <Text size="sm" c="dimmed">
            {t('pairsStart')}
          </Text>
        ) : null}
        {send.error || form.error ? <ErrorNote error={send.error ?? form.error} /> : null}
        <FileDrop
          accept=".xlsx,.csv,.txt"
          hint={t('start.wanted')}
          buttonLabel={t('start.choose')}
          dropLabel={t('start.drop')}
          busy={send.isPending}
          onFile={(file) => send.mutate(file)}
        />
        <Group>
          <Button
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={form.isPending}
            onClick={() => form.mutate()}
          >
            {t('start.form')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
