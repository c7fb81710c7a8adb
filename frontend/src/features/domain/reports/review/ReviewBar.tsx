import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { IconDone, IconReturned } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import type { ReviewDraftApi } from '../../roadmap/review/use-review-draft'
import type { Report } from '../report.fragment'
import classes from '../report.module.css'
import { useReportActs } from '../use-report-acts'

type Props = { report: Report; review: ReviewDraftApi }

/** The word on a report that was handed in: accepted, or sent back with a reason and remarks. Namespace: reports. */
export function ReviewBar({ report, review }: Props) {
  const { t } = useTranslation('reports')
  const acts = useReportActs(report, async () => report.revision)
  const [asking, setAsking] = useState<'accept' | 'giveBack'>()
  const close = () => setAsking(undefined)
  const ids = new Set(report.rows.map(({ itemId }) => itemId))
  const remarks = Object.entries(review.remarks).flatMap(([itemId, text]) =>
    text.trim() && ids.has(itemId) ? [{ itemId, text: text.trim() }] : [],
  )
  const reason = review.summary.trim()
  const count = t('giveBack.remarks', { count: remarks.length })
  const act = asking === 'giveBack' ? acts.giveBack : acts.accept
  const confirm = () => {
    const onSuccess = () => {
      review.forget()
      close()
    }
    if (asking === 'accept') acts.accept.mutate(undefined, { onSuccess })
    if (asking === 'giveBack') acts.giveBack.mutate({ reason, remarks }, { onSuccess })
  }
  return (
    <Panel title={t('word.title')} description={t('word.hint')}>
      {report.viewerCan.includes('RETURN') ? (
        <Textarea
          label={t('giveBack.reason')}
          description={t('giveBack.reasonHint')}
          autosize
          minRows={2}
          maxLength={10_000}
          value={review.summary}
          onChange={(event) => review.sumUp(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.bar}>
        <span role="status" className={classes.kept}>
          {[remarks.length > 0 ? count : '', review.isKept ? t('word.kept') : ''].filter(Boolean).join('. ')}
        </span>
        {report.viewerCan.includes('RETURN') ? (
          <Button
            variant="default"
            leftSection={<IconReturned size={16} aria-hidden />}
            disabled={reason === ''}
            title={reason === '' ? t('giveBack.why') : undefined}
            onClick={() => setAsking('giveBack')}
          >
            {t('giveBack.open')}
          </Button>
        ) : null}
        {report.viewerCan.includes('ACCEPT') ? (
          <Button
            leftSection={<IconDone size={16} aria-hidden />}
            disabled={remarks.length > 0}
            title={remarks.length > 0 ? t('accept.why') : undefined}
            onClick={() => setAsking('accept')}
          >
            {t('accept.open')}
          </Button>
        ) : null}
      </div>
      <Confirm
        opened={asking !== undefined}
        title={t(asking === 'giveBack' ? 'giveBack.ask' : 'accept.ask', { place: report.owner.name })}
        consequences={
          asking === 'giveBack'
            ? [t('giveBack.then'), ...(remarks.length > 0 ? [count] : [])]
            : [t('accept.then')]
        }
        confirmLabel={t(asking === 'giveBack' ? 'giveBack.open' : 'accept.open')}
        busy={act.isPending}
        error={act.error}
        onConfirm={confirm}
        onClose={close}
      />
    </Panel>
  )
}
