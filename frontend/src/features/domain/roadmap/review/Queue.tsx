import { useTranslation } from 'react-i18next'
import { useDue } from '@/shared/i18n/due'
import { today } from '@/shared/lib/days'
import { useWalk } from '../../queue/use-walk'
import classes from './review.module.css'
import type { Waiting } from './reviews.query'

type Props = { waiting: readonly Waiting[]; chosen: string; onChoose: (id: string) => void }

/** Who waits, the earliest due first; «j» and «k» walk through it from anywhere on the page. Namespace: reviews. */
export function Queue({ waiting, chosen, onChoose }: Props) {
  const { t } = useTranslation('reviews')
  useWalk(
    waiting.map(({ id }) => id),
    chosen,
    onChoose,
  )
  return (
    <nav aria-label={t('queue')}>
      <ul className={classes.queue}>
        {waiting.map((roadmap) => (
          <li key={roadmap.id}>
            <button
              type="button"
              className={classes.waiting}
              aria-current={roadmap.id === chosen || undefined}
              onClick={() => onChoose(roadmap.id)}
            >
              <span>{roadmap.owner.name}</span>
              <span className={classes.small}>{roadmap.title}</span>
              <Due roadmap={roadmap} />
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.keys}>{t('keys')}</p>
    </nav>
  )
}

function Due({ roadmap }: { roadmap: Waiting }) {
  const { t } = useTranslation('reviews')
  const due = useDue()
  const [latest] = roadmap.reviews
  if (!latest) return null
  return (
    <span className={classes.small} data-late={latest.dueOn < today() || undefined}>
      {t('history.due', { due: due(latest.dueOn) })}
    </span>
  )
}
