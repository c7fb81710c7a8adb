import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Panel } from '@/shared/ui/Panel'
import { HelpList } from './HelpList'
import { schoolHelpQuery } from './help.query'

/** What the people of a school ask, for the curator: nobody is to wait without an answer. */
export function SchoolHelp({ school }: { school: { id: string; name: string } }) {
  const { t } = useTranslation('help')
  const query = useQuery(schoolHelpQuery(school.id))
  const requests = query.data?.viewer?.school?.helpRequests
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (!requests || requests.nodes.length === 0) return null
  return (
    <Panel
      title={t('ofSchool', { school: school.name })}
      description={t('count', { count: requests.totalCount })}
    >
      <HelpList requests={requests.nodes} />
    </Panel>
  )
}
