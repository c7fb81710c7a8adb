import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { placePagePath } from '@/shared/lib/ids'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'
import { DISCARD } from './act.mutations'

type Props = { opened: boolean; onClose: () => void; document: Document_DocumentFragment }

/** Throws a draft away with its files. Namespace: documents. */
export function DiscardDocument({ opened, onClose, document }: Props) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: () =>
      graphqlRequest(DISCARD, { input: { documentId: document.id, revision: document.revision } }),
    onSuccess: async ({ discardDocument: answer }) => {
      switch (answer.__typename) {
        case 'DiscardDocumentDone':
          // The page goes first: asked again, the document would not be found.
          await navigate({ to: placePagePath(document.owner, 'documents') })
          await refresh()
          return notify(t('discard.done'))
        case 'DocumentRefused':
          await refresh()
          onClose()
          return notify(t(`refusal.${answer.reason}`), 'problem')
        case 'DocumentConflict':
          await refresh()
          onClose()
          return notify(t('conflict'), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={opened}
      title={t('discard.ask', { title: document.title })}
      consequences={[
        document.files.length > 0
          ? t('discard.withFiles', { count: document.files.length })
          : t('discard.effect'),
      ]}
      confirmLabel={t('discard.submit')}
      tone="danger"
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={() => {
        save.reset()
        onClose()
      }}
    />
  )
}
