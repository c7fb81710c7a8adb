import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconAdd } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { MyMediations } from '../mediation/MyMediations'
import { AskSheet } from './AskSheet'
import { HelpList } from './HelpList'
import { myHelpQuery } from './help.query'
import { SchoolHelp } from './SchoolHelp'

/** Questions between meetings: what the reader asked, and what they are asked. */
export function HelpPage() {
  const { t } = useTranslation('help')
  const [asking, sheet] = useDisclosure()
  const query = useQuery(myHelpQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { workplaces, helpRequests, helpToGive } = viewer.participant
  const curated = viewer.posts.flatMap(({ role, place }) => (role === 'CURATOR' ? [place] : []))
  const ask =
    workplaces.length > 0 ? (
      <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
        {t('ask')}
      </Button>
    ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={helpRequests.nodes.length > 0 ? ask : null}
      />
      <Stack gap="md">
        {helpToGive.nodes.length > 0 ? (
          <Panel title={t('toGive')}>
            <HelpList requests={helpToGive.nodes} />
          </Panel>
        ) : null}
        <Panel title={t('mine')}>
          {helpRequests.nodes.length === 0 ? (
            <EmptyState title={t('none')} hint={t('noneHint')} action={ask} />
          ) : (
            <HelpList requests={helpRequests.nodes} />
          )}
        </Panel>
        <MyMediations />
        {curated.map((school) => (
          <SchoolHelp key={school.id} school={school} />
        ))}
      </Stack>
      <AskSheet opened={asking} onClose={sheet.close} schools={workplaces.map(({ school }) => school)} />
    </>
  )
}
