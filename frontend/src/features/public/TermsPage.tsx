import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TermReading } from '@/features/domain/roadmap/TermReading'
import { Button } from '@/shared/light/Button'
import { Field, TextField } from '@/shared/light/Field'
import { PageHeader } from '@/shared/light/PageHeader'
import { Panel } from '@/shared/light/Panel'
import { EmptyState } from '@/shared/ui/EmptyState'
import classes from './TermsPage.module.css'
import {
  LONGEST_ADDRESS,
  LONGEST_TERM,
  MOST_TERMS,
  schoolYearOf,
  type TermsSearch,
  termLines,
} from './terms.search'

type Props = { search: TermsSearch; onSearch: (search: TermsSearch) => void }

/** The column «Сроки» of a printed plan, read: when each duty is due, and what the reader of plans is not sure of. */
export function TermsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('roadmap')
  const usual = schoolYearOf(new Date())
  const period = { from: search.from ?? usual.from, to: search.to ?? usual.to }
  const [text, setText] = useState(search.q ?? '')
  const [days, setDays] = useState(period)
  const lines = termLines(text)
  const problem =
    lines.length > MOST_TERMS
      ? t('page.tooMany', { count: lines.length, most: MOST_TERMS })
      : lines.some((line) => line.length > LONGEST_TERM)
        ? t('page.tooLong')
        : undefined
  const backwards = days.from > days.to ? t('page.backwards') : undefined
  // A long column stays on the page alone; the address is for what can be sent on.
  const [long, setLong] = useState<string>()
  const read = termLines(long ?? search.q ?? '').slice(0, MOST_TERMS)
  const submit = () => {
    if (lines.length === 0 || problem || backwards) return
    const column = lines.join('\n')
    const fits = column.length <= LONGEST_ADDRESS
    setLong(fits ? undefined : column)
    onSearch({ q: fits ? column : undefined, ...days })
  }
  return (
    <>
      <PageHeader title={t('page.title')} description={t('page.description')} />
      <Panel title={t('page.paste')} description={t('page.pasteHint')}>
        <TextField
          rows={Math.min(Math.max(text.split('\n').length, 4), 12)}
          label={t('page.terms')}
          placeholder={t('page.example')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
          error={problem}
        />
        <div className={classes.days}>
          <Field
            type="date"
            label={t('page.from')}
            value={days.from}
            onChange={({ currentTarget: { value } }) => value && setDays({ ...days, from: value })}
          />
          <Field
            type="date"
            label={t('page.to')}
            value={days.to}
            onChange={({ currentTarget: { value } }) => value && setDays({ ...days, to: value })}
            error={backwards}
          />
        </div>
        <div className={classes.acts}>
          <Button look="main" onClick={submit} disabled={lines.length === 0}>
            {t('page.read')}
          </Button>
          <span className="app-soft">{t('page.keys')}</span>
        </div>
      </Panel>
      <Panel
        title={t('page.result')}
        description={read.length > 0 ? t(long ? 'page.longHint' : 'page.resultHint') : undefined}
      >
        {read.length === 0 ? (
          <EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />
        ) : (
          [...new Set(read)].map((line) => <TermReading key={line} text={line} period={period} />)
        )}
      </Panel>
    </>
  )
}
