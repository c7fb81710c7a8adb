import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import classes from './CompletenessBar.module.css'

export const COMPLETENESS = graphql(/* GraphQL */ `
  fragment Completeness_campaign on CampaignCompleteness {
    required
    notStarted
    draft
    submitted
    returned
    accepted
    overdue
    percent
    timeliness
  }
`)

type Props = { completeness: FragmentType<typeof COMPLETENESS> | null | undefined }

/** How many schools of those that are asked were accepted: a bar, and the same in words. Namespace: monitoring. */
export function CompletenessBar({ completeness }: Props) {
  const { t } = useTranslation('monitoring')
  const sum = readFragment(COMPLETENESS, completeness)
  if (!sum || sum.required === 0) return <span className={classes.words}>{t('completeness.nobody')}</span>
  const share = (count: number) => ({ width: `${(count / sum.required) * 100}%` })
  return (
    <div className={classes.root}>
      <div className={classes.bar} aria-hidden>
        <span data-part="accepted" style={share(sum.accepted)} />
        <span data-part="submitted" style={share(sum.submitted)} />
        <span data-part="overdue" style={share(sum.overdue)} />
      </div>
      <span className={classes.words}>
        {t('completeness.accepted', { accepted: sum.accepted, required: sum.required })}
        {sum.submitted > 0 ? <span>{t('completeness.submitted', { count: sum.submitted })}</span> : null}
        {sum.overdue > 0 ? (
          <span data-tone="problem">{t('completeness.overdue', { count: sum.overdue })}</span>
        ) : null}
      </span>
    </div>
  )
}
