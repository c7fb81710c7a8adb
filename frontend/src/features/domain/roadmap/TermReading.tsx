import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/light/ErrorNote'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './TermReading.module.css'
import { TermRemarks } from './TermRemarks'
import { TermWindows } from './TermWindows'
import { type Period, termQuery } from './term.query'
import { TERM_LOOK } from './term-look'

type Props = { text: string; period: Period }

/** One term of a plan: the words at the left, what the system makes of them at the right. */
export function TermReading({ text, period }: Props) {
  const { t } = useTranslation('roadmap')
  const query = useQuery(termQuery(text, period))
  const id = useId()
  const term = query.data?.schedulePreview
  return (
    <section className={classes.root} aria-labelledby={id} aria-busy={query.isPending || undefined}>
      <div>
        <p id={id} className={classes.words}>
          {text}
        </p>
        {term ? <StatusMark {...TERM_LOOK[term.kind]} label={t(`kind.${term.kind}`)} /> : null}
      </div>
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {term ? (
        <div>
          <TermWindows windows={term.occurrences} />
        </div>
      ) : null}
      {term ? (
        <TermRemarks term={term}>
          {term.alternatives.map(({ part, reason, occurrences }) => (
            <details key={`${part} ${reason}`}>
              <summary className={classes.otherwise}>{t(`alternative.${reason}`)}</summary>
              <TermWindows windows={occurrences} />
            </details>
          ))}
        </TermRemarks>
      ) : null}
    </section>
  )
}
