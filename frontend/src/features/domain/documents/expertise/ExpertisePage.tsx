import { Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted, IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Queue } from '../../queue/Queue'
import classes from '../../queue/queue.module.css'
import { useWalk } from '../../queue/use-walk'
import { PlaceSections } from '../../sections/PlaceSections'
import { useAct } from '../act/use-act'
import { DocumentAbout } from '../DocumentAbout'
import { DocumentFiles } from '../DocumentFiles'
import { DOCUMENT } from '../document.fragment'
import { documentQuery } from '../document.query'
import { ConcludeSheet } from './ConcludeSheet'
import { ExpertisePanel } from './ExpertisePanel'
import { type ExpertLevel, expertiseQuery, type Waiting } from './expertise.query'
import type { ExpertiseSearch } from './expertise.search'

type Props = {
  level: ExpertLevel
  placeId: string
  search: ExpertiseSearch
  onSearch: (patch: Partial<ExpertiseSearch>) => void
}

/** What was handed in for expertise: the queue at the left, the document that is looked at beside it. */
export function ExpertisePage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['documents', 'common'])
  const format = useFormat()
  const query = useQuery(expertiseQuery(level, placeId))
  const place = query.data
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { waiting } = place
  const chosen = waiting?.find(({ id }) => id === search.document) ?? waiting?.[0]
  const choose = (document: string | undefined) => onSearch({ document })
  /** After a conclusion the next of the queue is at hand. */
  const goOn = () => {
    const at = waiting?.findIndex(({ id }) => id === chosen?.id) ?? -1
    choose((waiting?.[at + 1] ?? waiting?.[at - 1])?.id)
  }
  return (
    <>
      <PageHeader
        eyebrow={place.name}
        title={t('expertise.queue')}
        description={t(`expertise.lead.${level}`)}
      />
      <PlaceSections level={level} placeId={placeId} current="expertise" />
      {!waiting ? (
        <EmptyState icon={IconInfo} title={t('expertise.closed')} hint={t('expertise.closedHint')} />
      ) : !chosen ? (
        <EmptyState icon={IconCompleted} title={t('expertise.empty')} hint={t('expertise.emptyHint')} />
      ) : (
        <div className={classes.panes}>
          <Queue
            label={t('expertise.queue')}
            keys={t('expertise.keys')}
            waiting={waiting}
            chosen={chosen.id}
            onChoose={choose}
            due={({ expertise }) =>
              expertise
                ? {
                    text: expertise.takenBy
                      ? t('expertise.taken', { by: expertise.takenBy })
                      : t('expertise.since', { date: format.day(expertise.submittedAt) }),
                  }
                : undefined
            }
          >
            <Text size="sm" c="dimmed" mb={4} role="status">
              {t('expertise.waiting', { count: place.total })}
            </Text>
          </Queue>
          <Desk key={chosen.id} waiting={waiting} chosen={chosen.id} onChoose={choose} onDone={goOn} />
        </div>
      )}
    </>
  )
}

type DeskProps = {
  waiting: readonly Waiting[]
  chosen: string
  onChoose: (id: string) => void
  onDone: () => void
}

function Desk({ waiting, chosen, onChoose, onDone }: DeskProps) {
  const query = useQuery(documentQuery(chosen))
  const document = readFragment(DOCUMENT, query.data?.viewer?.document)
  const ids = useMemo(() => waiting.map(({ id }) => id), [waiting])
  return (
    <Paper p="md" className={classes.desk}>
      {document ? (
        <Looked document={document} ids={ids} onChoose={onChoose} onDone={onDone} />
      ) : query.error ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Paper>
  )
}

type LookedProps = {
  document: Document_DocumentFragment
  ids: readonly string[]
  onChoose: (id: string) => void
  onDone: () => void
}

/** The document that is looked at: «t» takes it on, «c» opens the conclusion. */
function Looked({ document, ids, onChoose, onDone }: LookedProps) {
  const { t } = useTranslation('documents')
  const { press } = useAct(document)
  const [concluding, conclude] = useDisclosure()
  const takes = document.viewerCan.includes('TAKE_EXPERTISE')
  const concludes = document.viewerCan.includes('CONCLUDE_EXPERTISE')
  useWalk(ids, document.id, onChoose, {
    ...(takes && !press.isPending ? { KeyT: () => press.mutate({ kind: 'TAKE_EXPERTISE' }) } : {}),
    ...(concludes ? { KeyC: conclude.open } : {}),
  })
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed">
          {t('expertise.of', { owner: document.owner.name, version: document.version })}
        </Text>
        <Title order={2}>
          <AnchorLink to="/documents/$documentId" params={{ documentId: bareId(document.id) }} inherit>
            {document.title}
          </AnchorLink>
        </Title>
      </div>
      <ExpertisePanel document={document} onConcluded={onDone} />
      <DocumentFiles document={document} />
      <DocumentAbout document={document} />
      <ConcludeSheet opened={concluding} onClose={conclude.close} document={document} onConcluded={onDone} />
    </Stack>
  )
}
