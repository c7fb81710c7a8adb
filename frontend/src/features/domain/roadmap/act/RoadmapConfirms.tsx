import { useTranslation } from 'react-i18next'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { Confirm } from '@/shared/ui/Confirm'
import type { RoadmapActsApi } from './use-roadmap-acts'

export type Asked = 'submit' | 'close' | 'discard'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  acts: RoadmapActsApi
  asked: Asked | undefined
  onClose: () => void
}

/** The questions before what cannot be undone. Namespace: roadmaps. */
export function RoadmapConfirms({ roadmap, acts, asked, onClose }: Props) {
  const { t } = useTranslation('roadmaps')
  const { title, itemsTotal } = roadmap
  const done = { onSuccess: onClose }
  return (
    <>
      <Confirm
        opened={asked === 'submit'}
        title={t('submit.ask', { title })}
        consequences={[t('submit.whom'), t('submit.locked')]}
        confirmLabel={t('submit.confirm')}
        busy={acts.submit.isPending}
        error={acts.submit.error}
        onConfirm={() => acts.submit.mutate(undefined, done)}
        onClose={onClose}
      />
      <Confirm
        opened={asked === 'close'}
        title={t('close.ask', { title })}
        consequences={[t('close.cancelled'), t('close.final')]}
        confirmLabel={t('close.confirm')}
        tone="danger"
        busy={acts.close.isPending}
        error={acts.close.error}
        onConfirm={() => acts.close.mutate(undefined, done)}
        onClose={onClose}
      />
      <Confirm
        opened={asked === 'discard'}
        title={t('discard.ask', { title })}
        consequences={[t('discard.lost', { count: itemsTotal })]}
        confirmLabel={t('discard.confirm')}
        tone="danger"
        busy={acts.discard.isPending}
        error={acts.discard.error}
        onConfirm={() => acts.discard.mutate(undefined, done)}
        onClose={onClose}
      />
    </>
  )
}
