import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Panel } from '@/shared/ui/Panel'
import { CaseLines } from './CaseLines'
import { MEDIATION_LINE } from './mediation.fragment'
import { myMediationsQuery } from './mediation.query'

/** The cases in which the reader is a party or is asked for help; nothing where there are none. Namespace: mediation. */
export function MyMediations() {
  const { t } = useTranslation('mediation')
  const query = useQuery(myMediationsQuery)
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const cases = readFragment(MEDIATION_LINE, query.data?.viewer?.participant.mediations.nodes ?? [])
  if (cases.length === 0) return null
  return (
    <Panel title={t('mine')} description={t('mineHint')}>
      <CaseLines cases={cases} />
    </Panel>
  )
}
