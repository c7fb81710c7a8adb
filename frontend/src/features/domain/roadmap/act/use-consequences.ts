import { useTranslation } from 'react-i18next'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'

/** What approving brings about, and what stands in its way, each in a sentence. Namespace: roadmaps. */
export function useConsequences({ consequences }: RoadmapHead_RoadmapFragment) {
  const { t } = useTranslation('roadmaps')
  const format = useFormat()
  if (!consequences) return { brings: [], hinders: [] }
  const { duties, occurrences, schools, municipalities, ownOffice, unchecked, withoutTerm } = consequences
  const whom = [
    ...(schools > 0 ? [t('approve.schools', { count: schools })] : []),
    ...(municipalities > 0 ? [t('approve.municipalities', { count: municipalities })] : []),
    ...(ownOffice > 0 ? [t('approve.ownOffice')] : []),
  ]
  return {
    brings: [
      whom.length > 0
        ? t('approve.duties', { count: duties, whom: format.list(whom) })
        : t('approve.noDuties'),
      t('approve.occurrences', { count: occurrences }),
    ],
    hinders: [
      ...(unchecked > 0 ? [t('approve.unchecked', { count: unchecked })] : []),
      ...(withoutTerm > 0 ? [t('approve.withoutTerm', { count: withoutTerm })] : []),
    ],
  }
}
