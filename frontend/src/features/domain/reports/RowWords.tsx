import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportedRow } from './report.fragment'
import classes from './report.module.css'
import type { RowTexts } from './write/report-texts'
import type { ReportTextsApi } from './write/use-report-texts'

type Props = {
  row: ReportedRow
  /** For who writes the report; the words alone without it. */
  texts: ReportTextsApi | undefined
}

const FIELDS = ['comment', 'effectiveness'] as const satisfies readonly (keyof RowTexts)[]

/** What is said of a row and what it brought: two fields side by side, or two lines. Namespace: reports. */
export function RowWords({ row, texts }: Props) {
  const { t } = useTranslation('reports')
  const words = texts?.texts.rows[row.itemId] ?? row
  return (
    <>
      {texts ? (
        <div className={`${classes.fields} app-no-print`}>
          {FIELDS.map((field) => (
            <Textarea
              key={field}
              label={t(`rows.${field}`)}
              aria-label={t(`rows.${field}Of`, { title: row.title })}
              autosize
              minRows={1}
              maxLength={10_000}
              value={words[field]}
              onChange={(event) => texts.write(row.itemId, { [field]: event.currentTarget.value })}
            />
          ))}
        </div>
      ) : null}
      <dl className={texts ? classes.printed : classes.said}>
        {FIELDS.map((field) =>
          words[field] ? (
            <div key={field}>
              <dt>{t(`rows.${field}`)}:</dt> <dd>{words[field]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  )
}
