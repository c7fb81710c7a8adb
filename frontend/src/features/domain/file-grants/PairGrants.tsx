import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Panel } from '@/shared/ui/Panel'
import { AskForFile } from './AskForFile'
import { GrantList } from './GrantList'
import { pairGrantsQuery } from './grants.query'

/** What the mentor of a pair may read of the mentee beyond the card; nothing for who has no part in it. Namespace: grants. */
export function PairGrants({ pairId }: { pairId: string }) {
  const { t } = useTranslation('grants')
  const [asking, ask] = useDisclosure()
  const query = useQuery(pairGrantsQuery(pairId))
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const viewer = query.data?.viewer
  const pair = viewer?.mentorship
  if (!pair) return null
  const asks = pair.state === 'ACTIVE' && pair.mentors.some(({ person }) => person.id === viewer.person.id)
  if (pair.fileGrants.length === 0 && !asks) return null
  return (
    <Panel
      title={t('ofPair')}
      description={t('ofPairHint')}
      actions={
        asks ? (
          <Button variant="default" onClick={ask.open}>
            {t('ask.open')}
          </Button>
        ) : null
      }
    >
      {pair.fileGrants.length > 0 ? (
        <GrantList grants={pair.fileGrants} />
      ) : (
        <Text c="dimmed">{t('none')}</Text>
      )}
      <AskForFile
        opened={asking}
        onClose={ask.close}
        pairId={pairId}
        mentees={pair.mentees.filter(({ leftOn }) => !leftOn).map(({ person }) => person)}
      />
    </Panel>
  )
}
