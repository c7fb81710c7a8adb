import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDue } from '@/shared/i18n/due'
import { today } from '@/shared/lib/days'
import { focusOf, neighbour } from '../check/keys'
import classes from './review.module.css'
import type { Waiting } from './reviews.query'

type Props = { waiting: readonly Waiting[]; chosen: string; onChoose: (id: string) => void }

/** Who waits, the earliest due first; «j» and «k» walk through it from anywhere on the page. Namespace: reviews. */
export function Queue({ waiting, chosen, onChoose }: Props) {
  const { t } = useTranslation('reviews')
  useEffect(
    function walkByKeys() {
      const walk = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || focusOf(event.target, null) === 'field') return
        if (document.querySelector('[role="dialog"]')) return
        const step = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : undefined
        if (!step) return
        const ids = waiting.map(({ id }) => id)
        const next = neighbour(ids, chosen, step)
        if (next) onChoose(next)
      }
      window.addEventListener('keydown', walk)
      return () => window.removeEventListener('keydown', walk)
    },
    [waiting, chosen, onChoose],
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
