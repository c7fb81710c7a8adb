import { Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/shared/ui/Panel'
import { SaveMark } from '@/shared/ui/SaveMark'
import type { Report } from './report.fragment'
import classes from './report.module.css'
import type { ReportTextsApi } from './write/use-report-texts'

type Props = {
  report: Report
  /** For who writes the report. */
  texts: ReportTextsApi | undefined
}

/** What the report says of the whole, in its own words. Namespace: reports. */
export function SummaryPanel({ report, texts }: Props) {
  const { t } = useTranslation('reports')
  return (
    <Panel
      title={t('summary.title')}
      description={texts ? t('summary.hint') : undefined}
      actions={texts ? <SaveMark state={texts.state} /> : null}
    >
      {texts ? (
        <>
          <Textarea
            aria-label={t('summary.title')}
            autosize
            minRows={4}
            maxLength={10_000}
            className="app-no-print"
            value={texts.texts.summary}
            onChange={(event) => texts.summarise(event.currentTarget.value)}
          />
          <p className={classes.printed}>{texts.texts.summary}</p>
          {texts.problem ? (
            <p role="alert" className={classes.problem}>
              {texts.problem}
            </p>
          ) : null}
        </>
      ) : report.summary ? (
        <Text className={classes.words}>{report.summary}</Text>
      ) : (
        <Text c="dimmed">{t('summary.none')}</Text>
      )}
    </Panel>
  )
}
