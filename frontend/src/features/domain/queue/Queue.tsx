import type { ReactNode } from 'react'
import classes from './queue.module.css'

/** What stands in a queue: whose it is, what it is called. */
type Waiting = { id: string; title: string; owner: { name: string } }

type Props<T extends Waiting> = {
  label: string
  /** Which keys walk through it, see `useWalk`. */
  keys: string
  waiting: readonly T[]
  chosen: string
  onChoose: (id: string) => void
  /** Since when it waits, or until when. */
  due: (each: T) => { text: string; late?: boolean } | undefined
  /** A word above the queue. */
  children?: ReactNode
}

/** Who waits for a word of the centre, in the order in which they are taken. */
export function Queue<T extends Waiting>(props: Props<T>) {
  const { label, keys, waiting, chosen, onChoose, due, children } = props
  return (
    <nav aria-label={label}>
      {children}
      <ul className={classes.queue}>
        {waiting.map((each) => {
          const when = due(each)
          return (
            <li key={each.id}>
              <button
                type="button"
                className={classes.waiting}
                aria-current={each.id === chosen || undefined}
                onClick={() => onChoose(each.id)}
              >
                <span>{each.owner.name}</span>
                <span className={classes.small}>{each.title}</span>
                {when ? (
                  <span className={classes.small} data-late={when.late || undefined}>
                    {when.text}
                  </span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ul>
      <p className={classes.keys}>{keys}</p>
    </nav>
  )
}
