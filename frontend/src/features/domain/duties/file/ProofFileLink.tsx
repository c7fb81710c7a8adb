import { Anchor, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { saveFile } from '@/shared/api/file'
import { useFormat } from '@/shared/i18n/format'
import { notify } from '@/shared/ui/notify'
import type { Occurrence } from '../occurrence.fragment'

type Props = { file: NonNullable<Occurrence['evidence'][number]['file']> }

/** A file that proves something, to be saved: what it is called, what it is, how large. Namespace: duties. */
export function ProofFileLink({ file }: Props) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const get = useMutation({
    mutationFn: () => saveFile(file.path, file.name),
    onError: (error) => notify(tCommon(`errors.${errorCode(error)}.title`), 'problem'),
  })
  return (
    <Text size="sm" component="div">
      <Anchor
        component="button"
        type="button"
        inherit
        ta="start"
        aria-label={t('file.save', { name: file.name })}
        aria-busy={get.isPending}
        onClick={() => get.mutate()}
      >
        {file.name}
      </Anchor>{' '}
      <Text span c="dimmed">
        {format.fileSize(file.size)}
      </Text>
    </Text>
  )
}
