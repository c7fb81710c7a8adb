import { Alert, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId, placePagePath } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconInfo, IconWarning } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { DocumentActs } from './act/DocumentActs'
import { DocumentAbout } from './DocumentAbout'
import { DocumentEndorsements } from './DocumentEndorsements'
import { DocumentFiles } from './DocumentFiles'
import { DocumentHistory } from './DocumentHistory'
import { DocumentStateMark } from './DocumentStateMark'
import { DocumentVersions } from './DocumentVersions'
import { DOCUMENT } from './document.fragment'
import { documentQuery } from './document.query'
import classes from './documents.module.css'
import { ExpertisePanel } from './expertise/ExpertisePanel'

/** A document with its files, its versions, what bodies and the centre said of it, and what can be done with it now. */
export function DocumentPage({ documentId }: { documentId: string }) {
  const { t } = useTranslation('documents')
  const query = useQuery(documentQuery(documentId))
  const document = readFragment(DOCUMENT, query.data?.viewer?.document)
  if (!document)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { owner } = document
  return (
    <>
      <PageHeader
        eyebrow={<AnchorLink to={placePagePath(owner, 'documents')}>{owner.name}</AnchorLink>}
        title={document.title}
        description={
          <Group gap="sm">
            <DocumentStateMark state={document.state} isExpired={document.isExpired} />
            {t('versionOf', { version: document.version })}
          </Group>
        }
        actions={<DocumentActs document={document} />}
      />
      <div className={classes.columns}>
        <Stack gap="md">
          <Notes document={document} />
          <DocumentAbout document={document} />
          <DocumentFiles document={document} />
        </Stack>
        <Stack gap="md">
          <DocumentEndorsements document={document} />
          <ExpertisePanel document={document} />
          <DocumentVersions document={document} />
          <DocumentHistory history={document.history} />
        </Stack>
      </div>
    </>
  )
}

/** What a reader must know before they rest on the document. */
function Notes({ document }: { document: Document_DocumentFragment }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const { supersededBy, isExpired, state, reason } = document
  return (
    <>
      {supersededBy ? (
        <Alert color="amber" variant="outline" role="note" icon={<IconInfo aria-hidden />}>
          {t('note.superseded')}{' '}
          <AnchorLink to="/documents/$documentId" params={{ documentId: bareId(supersededBy.id) }}>
            {t('versionOf', { version: supersededBy.version })}
          </AnchorLink>
        </Alert>
      ) : null}
      {isExpired && state === 'IN_FORCE' && document.validUntil ? (
        <Alert
          color="brick"
          variant="outline"
          role="note"
          icon={<IconWarning aria-hidden />}
          title={t('note.expired', { date: format.dayLong(document.validUntil) })}
        >
          <Text size="sm">{t('note.expiredHint')}</Text>
        </Alert>
      ) : null}
      {reason && (state === 'REPEALED' || state === 'ARCHIVED') ? (
        <Alert
          color="amber"
          variant="outline"
          role="note"
          icon={<IconInfo aria-hidden />}
          title={t(`note.${state}`)}
        >
          <Text size="sm" className={classes.prose}>
            {reason}
          </Text>
        </Alert>
      ) : null}
    </>
  )
}
