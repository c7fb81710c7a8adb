import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Panel } from '@/shared/ui/Panel'
import { RouteView } from './RouteView'
import { INDIVIDUAL_ROUTE } from './route.fragment'
import { pairRoutesQuery } from './routes.query'

/** Where the work of a pair stands in the way of its mentees; nothing where there is no route to read. Namespaces: route, programmes. */
export function PairRoutes({ pairId }: { pairId: string }) {
  const { t } = useTranslation('route')
  const query = useQuery(pairRoutesQuery(pairId))
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const pair = query.data?.viewer?.mentorship
  const routes = readFragment(INDIVIDUAL_ROUTE, pair?.routes ?? [])
  return routes.map((route) => (
    <Panel key={route.id} title={t('of', { name: route.person.shortName })}>
      <RouteView route={route} {...(pair?.programme ? { programmes: [pair.programme] } : {})} />
    </Panel>
  ))
}
