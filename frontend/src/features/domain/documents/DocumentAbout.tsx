import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import { Facts } from '../people/Facts'
import classes from './documents.module.css'
import { useDocumentWords } from './use-document-words'

type Document = Document_DocumentFragment

/** What a document says of itself; what its paper prints otherwise stands beside what is right. Namespace: documents. */
export function DocumentAbout({ document }: { document: Document }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const words = useDocumentWords()
  const { asPrinted: printed, approvedBy } = document
  return (
    <Panel title={t('about')}>
      <Facts
        facts={[
          { label: t('kind'), value: t(`kindOf.${document.kind}`) },
          ...(printed?.title
            ? [
                {
                  label: t('name'),
                  value: <Beside right={document.title} printed={printed.title} />,
                },
              ]
            : []),
          {
            label: t('numbered'),
            value: (
              <Beside
                right={words.numbered(document) ?? t('noNumber')}
                printed={[printed?.number && t('numberAlone', { number: printed.number }), printed?.date]
                  .filter(Boolean)
                  .join(', ')}
              />
            ),
          },
          ...(printed?.note ? [{ label: t('printed.note'), value: printed.note }] : []),
          { label: t('term'), value: words.term(document) ?? t('noTerm') },
          ...(approvedBy
            ? [
                {
                  label: t('approvedBy'),
                  value: t('byOrder', {
                    number: approvedBy.number,
                    date: format.dayNumeric(approvedBy.date),
                  }),
                },
              ]
            : []),
          {
            label: t('onSite'),
            value: document.publishedAt
              ? t('published', { date: format.dayLong(document.publishedAt), by: document.publishedBy ?? '' })
              : t('notPublished'),
          },
        ]}
      />
      <div className={classes.long}>
        <Lines title={t('basis')} lines={document.basis} />
        <Lines title={t('appendices')} lines={document.appendices} />
      </div>
    </Panel>
  )
}

/** The right value, and under it what the paper says where it says otherwise. */
function Beside({ right, printed }: { right: ReactNode; printed: string }) {
  const { t } = useTranslation('documents')
  return (
    <>
      {right}
      {printed ? <span className={classes.printed}>{t('printed.as', { text: printed })}</span> : null}
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <div className={classes.longName}>{title}</div>
      <ol className={classes.lines} aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  )
}
