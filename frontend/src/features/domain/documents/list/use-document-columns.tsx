import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bareId, type PlaceLevel } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { DocumentStateMark } from '../DocumentStateMark'
import classes from '../documents.module.css'
import { EXPERTISE_LOOK } from '../looks'
import { useDocumentWords } from '../use-document-words'
import type { DocumentRow } from './documents.query'

/** The columns of a registry. Namespace: documents. */
export function useDocumentColumns(level: PlaceLevel): Column<DocumentRow>[] {
  const { t } = useTranslation('documents')
  const words = useDocumentWords()
  return [
    {
      id: 'title',
      header: t('name'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/documents/$documentId" params={{ documentId: bareId(row.id) }}>
            {row.title}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {[
              t(`kindOf.${row.kind}`),
              words.numbered(row),
              ...(row.version > 1 ? [t('versionOf', { version: row.version })] : []),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      ),
    },
    ...(level === 'REGION'
      ? []
      : [
          {
            id: 'owner',
            header: t('owner'),
            phone: 'detail',
            cell: (row) => t(`ownerOf.${row.owner.level}`),
          } satisfies Column<DocumentRow>,
        ]),
    {
      id: 'term',
      header: t('term'),
      phone: 'detail',
      cell: (row) =>
        words.term(row) ?? (
          <Text c="dimmed" component="span" inherit>
            {t('noTerm')}
          </Text>
        ),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: (row) => (
        <>
          <DocumentStateMark state={row.state} isExpired={row.isExpired} />
          {row.expertise && row.expertise.state !== 'WITHDRAWN' ? (
            <div className={classes.printed}>
              <StatusMark
                {...EXPERTISE_LOOK[row.expertise.state]}
                label={
                  row.expertise.conclusion
                    ? t(`expertise.short.${row.expertise.conclusion}`)
                    : t(`expertise.short.${row.expertise.state}`)
                }
              />
            </div>
          ) : null}
        </>
      ),
    },
    {
      id: 'site',
      header: t('onSite'),
      cell: (row) => t(row.publishedAt ? 'onSiteYes' : 'onSiteNo'),
    },
  ]
}
