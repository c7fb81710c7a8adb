import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import { ShareBar } from '@/shared/ui/ShareBar'

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
  return (
    <ShareBar total={total} whole={verified} partly={done} late={overdue}>
      {total === 0 ? t('progress.none') : t('progress.done', { done: done + verified, total })}
      {overdue > 0 ? <span data-tone="problem">{t('progress.overdue', { count: overdue })}</span> : null}
      {dueSoon > 0 ? <span>{t('progress.dueSoon', { count: dueSoon })}</span> : null}
    </ShareBar>
  )
}
