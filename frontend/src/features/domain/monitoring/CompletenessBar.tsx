import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import { ShareBar } from '@/shared/ui/ShareBar'

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
  const { required = 0, accepted = 0, submitted = 0, overdue = 0 } = sum ?? {}
  return (
    <ShareBar total={required} whole={accepted} partly={submitted} late={overdue}>
      {required === 0 ? t('completeness.nobody') : t('completeness.accepted', { accepted, required })}
      {submitted > 0 ? <span>{t('completeness.submitted', { count: submitted })}</span> : null}
      {overdue > 0 ? <span data-tone="problem">{t('completeness.overdue', { count: overdue })}</span> : null}
    </ShareBar>
  )
}
