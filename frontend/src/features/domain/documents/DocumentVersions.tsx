import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { DocumentStateMark } from './DocumentStateMark'
import classes from './documents.module.css'
import { useDocumentWords } from './use-document-words'

/** The versions of a document, the latest first; nothing where there is one only. Namespace: documents. */
export function DocumentVersions({ document }: { document: Document_DocumentFragment }) {
  const { t } = useTranslation('documents')
  const words = useDocumentWords()
  if (document.versions.length < 2) return null
  return (
    <Panel title={t('versions.title')}>
      <ol className={classes.list}>
        {document.versions.map((each) => (
          <li key={each.id} className={classes.version}>
            <div>
              {each.id === document.id ? (
                <b aria-current="true">{t('versions.this', { version: each.version })}</b>
              ) : (
                <AnchorLink to="/documents/$documentId" params={{ documentId: bareId(each.id) }}>
                  {t('versionOf', { version: each.version })}
                </AnchorLink>
              )}
              <span className={classes.printed}>
                {[words.numbered(each), words.term(each)].filter(Boolean).join(' · ') || t('noTerm')}
              </span>
            </div>
            <DocumentStateMark state={each.state} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}
