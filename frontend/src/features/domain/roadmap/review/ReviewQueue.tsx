import { useTranslation } from 'react-i18next'
import { useDue } from '@/shared/i18n/due'
import { today } from '@/shared/lib/days'
import { Queue } from '../../queue/Queue'
import { useWalk } from '../../queue/use-walk'
import type { Waiting } from './reviews.query'

type Props = { waiting: readonly Waiting[]; chosen: string; onChoose: (id: string) => void }

/** Roadmaps that wait, the earliest due first; «j» and «k» walk through them. Namespace: reviews. */
export function ReviewQueue({ waiting, chosen, onChoose }: Props) {
  const { t } = useTranslation('reviews')
  const due = useDue()
  useWalk(
    waiting.map(({ id }) => id),
    chosen,
    onChoose,
  )
  return (
    <Queue
      label={t('queue')}
      keys={t('keys')}
      waiting={waiting}
      chosen={chosen}
      onChoose={onChoose}
      due={({ reviews: [latest] }) =>
        latest && { text: t('history.due', { due: due(latest.dueOn) }), late: latest.dueOn < today() }
      }
    />
  )
}
