import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './TermRemarks.module.css'
import type { Term } from './term.query'

type Props = {
  term: Term
  /** The other readings, between what was not understood and what was taken for granted. */
  children?: ReactNode
}

/** What a term asks for besides its days, what was not understood, and what was taken for granted. Namespace: roadmap. */
export function TermRemarks({ term, children }: Props) {
  const { t } = useTranslation('roadmap')
  const format = useFormat()
  const conditions = term.parts.flatMap(({ condition }) => (condition ? [condition] : []))
  const bodies = term.parts.flatMap(({ responsible }) => (responsible ? [responsible] : []))
  return (
    <div className={classes.root}>
      {term.minimumPerYear === null ? null : <p>{t('minimum', { count: term.minimumPerYear })}</p>}
      {[...new Set(conditions)].map((condition) => (
        <p key={condition}>{t(`condition.${condition}`)}</p>
      ))}
      {bodies.length > 0 ? <p>{t('responsible', { names: format.list([...new Set(bodies)]) })}</p> : null}
      {term.notUnderstood.length > 0 ? (
        <StatusMark
          icon={IconWarning}
          tone="attention"
          label={t('notUnderstood', { words: format.list(term.notUnderstood.map((each) => `«${each}»`)) })}
        />
      ) : null}
      {children}
      {term.assumptions.map((assumption) => (
        <p key={assumption} className={classes.soft}>
          {t(`assumption.${assumption}`)}
        </p>
      ))}
    </div>
  )
}
