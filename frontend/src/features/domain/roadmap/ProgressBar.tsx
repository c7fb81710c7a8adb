import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import classes from './ProgressBar.module.css'

export const PROGRESS = graphql(/* GraphQL */ `
  fragment Progress_progress on RoadmapProgress {
    total
    done
    verified
    overdue
    dueSoon
  }
`)

type Props = { progress: FragmentType<typeof PROGRESS> }

/** How far a plan is done: a bar, and the same in words. Namespace: roadmaps. */
export function ProgressBar({ progress }: Props) {
  const { t } = useTranslation('roadmaps')
  const { total, done, verified, overdue, dueSoon } = readFragment(PROGRESS, progress)
  if (total === 0) return <span className={classes.words}>{t('progress.none')}</span>
  const share = (count: number) => ({ width: `${(count / total) * 100}%` })
  return (
    <div className={classes.root}>
      <div className={classes.bar} aria-hidden>
        <span data-part="verified" style={share(verified)} />
        <span data-part="done" style={share(done)} />
        <span data-part="overdue" style={share(overdue)} />
      </div>
      <span className={classes.words}>
        {t('progress.done', { done: done + verified, total })}
        {overdue > 0 ? <span data-tone="problem">{t('progress.overdue', { count: overdue })}</span> : null}
        {dueSoon > 0 ? <span>{t('progress.dueSoon', { count: dueSoon })}</span> : null}
      </span>
    </div>
  )
}
