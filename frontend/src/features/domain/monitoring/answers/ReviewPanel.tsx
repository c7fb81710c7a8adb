import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { IconDone, IconReturned } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import classes from './answers.module.css'
import type { Submission } from './submission.query'
import type { SubmissionActs } from './use-submission-acts'

type Props = {
  submission: Submission
  acts: SubmissionActs
  remarks: Readonly<Record<string, string>>
}

/** The centre's word: accepted, or sent back with a reason and remarks on single answers. Namespace: monitoring. */
export function ReviewPanel({ submission, acts, remarks }: Props) {
  const { t } = useTranslation('monitoring')
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const written = Object.entries(remarks).flatMap(([code, text]) =>
    text.trim() ? [{ code, text: text.trim() }] : [],
  )
  const may = (action: Submission['viewerCan'][number]) => submission.viewerCan.includes(action)
  return (
    <Panel title={t('word.title')} description={t('word.hint')}>
      <Textarea
        label={t('giveBack.reason')}
        autosize
        minRows={2}
        maxLength={10_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.bar}>
        <span role="status">
          {written.length > 0 ? t('giveBack.remarks', { count: written.length }) : ''}
        </span>
        {may('RETURN') ? (
          <Button
            variant="default"
            leftSection={<IconReturned size={16} aria-hidden />}
            disabled={reason.trim() === ''}
            title={reason.trim() === '' ? t('giveBack.why') : undefined}
            onClick={() => setAsking(true)}
          >
            {t('giveBack.open')}
          </Button>
        ) : null}
        {may('ACCEPT') ? (
          <Button
            leftSection={<IconDone size={16} aria-hidden />}
            disabled={written.length > 0}
            title={written.length > 0 ? t('accept.notWithRemarks') : undefined}
            loading={acts.accept.isPending}
            onClick={() => acts.accept.mutate()}
          >
            {t('accept.one')}
          </Button>
        ) : null}
      </div>
      <Confirm
        opened={asking}
        title={t('giveBack.ask', { school: submission.school.name })}
        consequences={[t('giveBack.then')]}
        confirmLabel={t('giveBack.open')}
        busy={acts.giveBack.isPending}
        error={acts.giveBack.error}
        onConfirm={() =>
          acts.giveBack.mutate(
            { reason: reason.trim(), remarks: written },
            { onSuccess: () => setAsking(false) },
          )
        }
        onClose={() => setAsking(false)}
      />
    </Panel>
  )
}
