import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconAdd, IconPrint, IconRoute } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { RouteSheet } from './RouteSheet'
import { RouteView } from './RouteView'
import { INDIVIDUAL_ROUTE } from './route.fragment'
import { myRoutesQuery } from './routes.query'

/** The reader's own way through four or five school years, the running one first. Namespaces: route, programmes. */
export function MyRoutePage() {
  const { t } = useTranslation('route')
  const [at, setAt] = useState<string>()
  const query = useQuery(myRoutesQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const me = viewer.person.id
  const { workplaces, mentorships } = viewer.participant
  const routes = readFragment(INDIVIDUAL_ROUTE, viewer.participant.routes)
  const programmes = mentorships.flatMap(({ mentees, programme }) =>
    programme && mentees.some(({ person }) => person.id === me) ? [programme] : [],
  )
  // One way at a time in one school: a new one begins when the last is finished.
  const open = workplaces.filter(
    ({ school }) => !routes.some((route) => route.school.id === school.id && route.state !== 'FINISHED'),
  )
  const begin = open.map(({ school }) => (
    <Button
      key={school.id}
      leftSection={<IconAdd size={16} aria-hidden />}
      variant={routes.length > 0 ? 'default' : 'filled'}
      onClick={() => setAt(school.id)}
    >
      {open.length > 1 ? t('beginAt', { school: school.name }) : t('begin')}
    </Button>
  ))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          routes.length > 0 ? (
            <>
              {begin}
              <Button
                variant="default"
                leftSection={<IconPrint size={16} aria-hidden />}
                onClick={() => window.print()}
              >
                {t('print')}
              </Button>
            </>
          ) : null
        }
      />
      {routes.length === 0 ? (
        <EmptyState icon={IconRoute} title={t('empty')} hint={t('emptyHint')} action={begin} />
      ) : (
        <Stack gap="md">
          {routes
            .toSorted((a, b) => Number(a.state === 'FINISHED') - Number(b.state === 'FINISHED'))
            .map((route) => (
              <Panel key={route.id} title={t('at', { school: route.school.name })}>
                <RouteView route={route} programmes={programmes} />
              </Panel>
            ))}
        </Stack>
      )}
      {at ? (
        <RouteSheet
          opened
          onClose={() => setAt(undefined)}
          schoolId={at}
          personId={me}
          programmes={programmes}
        />
      ) : null}
    </>
  )
}
