import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { placePagePath } from '@/shared/lib/ids'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconApprove, IconCalendar, IconInfo, IconPrint, IconReturned } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { SaveMark } from '@/shared/ui/SaveMark'
import { SubmissionMark } from '../CampaignMark'
import { AnswersList } from './AnswersList'
import { ExtendSheet } from './ExtendSheet'
import { ReviewPanel } from './ReviewPanel'
import { readSubmission, type Submission, submissionQuery } from './submission.query'
import { useAnswers } from './use-answers'
import { useSubmissionActs } from './use-submission-acts'

type Props = { submissionId: string }

/** What a school answers in a campaign: written, signed, accepted or sent back. */
export function SubmissionPage({ submissionId }: Props) {
  const query = useQuery(submissionQuery(submissionId))
  if (!query.data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const submission = readSubmission(query.data)
  const writes = submission.viewerCan.includes('FILL')
  // Who comes to write, or stops, begins with the answers of the server.
  return <Opened key={String(writes)} submission={submission} writes={writes} />
}

function Opened({ submission, writes }: { submission: Submission; writes: boolean }) {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const answers = useAnswers(submission)
  const acts = useSubmissionActs(submission, answers.flush)
  const signs = useSigns(submission)
  const [asking, setAsking] = useState<'submit' | 'extend'>()
  const [remarks, setRemarks] = useState<Readonly<Record<string, string>>>({})
  const { campaign, school } = submission
  const may = (action: Submission['viewerCan'][number]) => submission.viewerCan.includes(action)
  const reviews = may('RETURN')
  // The form is filled from the top; what is missing is marked when it is to be signed.
  const findings = acts.tried || !writes ? submission.findings : []
  const close = () => setAsking(undefined)
  return (
    <>
      <PageHeader
        eyebrow={<AnchorLink to={placePagePath(school, 'monitoring')}>{school.name}</AnchorLink>}
        title={campaign.title}
        description={
          <>
            <Group gap="sm">
              <SubmissionMark state={submission.state} />
              {t('dueIs', { due: format.dayLong(submission.dueOn) })}
            </Group>
            <Text size="sm">{signs.join(' · ')}</Text>
          </>
        }
        actions={
          <>
            {may('EXTEND') ? (
              <Button
                variant="default"
                leftSection={<IconCalendar size={16} aria-hidden />}
                onClick={() => setAsking('extend')}
              >
                {t('extend.open')}
              </Button>
            ) : null}
            <Button
              variant="default"
              leftSection={<IconPrint size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          </>
        }
      />
      <Stack gap="md">
        {submission.releasedOn ? (
          <Alert variant="outline" icon={<IconInfo aria-hidden />} title={t('released.title')}>
            {t('released.hint', { on: format.dayLong(submission.releasedOn) })}
          </Alert>
        ) : null}
        {submission.returnedReason ? (
          <Alert variant="outline" color="brick" icon={<IconReturned aria-hidden />} title={t('returned')}>
            <Text style={{ whiteSpace: 'pre-line' }}>{submission.returnedReason}</Text>
          </Alert>
        ) : null}
        {submission.answers ? (
          <Panel
            title={t('answers')}
            description={t(writes ? 'answersHint' : 'answersRead')}
            actions={writes ? <SaveMark state={answers.state} /> : null}
          >
            {answers.problem ? <Text c="brick">{answers.problem}</Text> : null}
            <AnswersList
              submission={submission}
              findings={findings}
              answers={writes ? answers : undefined}
              review={
                reviews
                  ? {
                      remarks,
                      remark: (code, text) => setRemarks((now) => ({ ...now, [code]: text })),
                    }
                  : undefined
              }
            />
            {writes ? (
              <Group justify="flex-end" mt="md" className="app-no-print">
                <Button
                  leftSection={<IconApprove size={16} aria-hidden />}
                  disabled={!may('SUBMIT')}
                  title={may('SUBMIT') ? undefined : t('submit.why')}
                  onClick={() => setAsking('submit')}
                >
                  {t('submit.open')}
                </Button>
              </Group>
            ) : null}
          </Panel>
        ) : (
          <EmptyState icon={IconInfo} title={t('notHandedIn')} hint={t('notHandedInHint')} />
        )}
        {reviews || may('ACCEPT') ? (
          <ReviewPanel submission={submission} acts={acts} remarks={remarks} />
        ) : null}
      </Stack>
      <Confirm
        opened={asking === 'submit'}
        title={t('submit.ask', { title: campaign.title })}
        consequences={[t('submit.frozen'), t('submit.confirmed')]}
        confirmLabel={t('submit.open')}
        busy={acts.submit.isPending}
        onConfirm={() => acts.submit.mutate(undefined, { onSettled: close })}
        onClose={close}
      />
      <ExtendSheet submission={submission} acts={acts} opened={asking === 'extend'} onClose={close} />
    </>
  )
}

/** Who signed it and when, and what is to be known of its days. Namespace: monitoring. */
function useSigns(submission: Submission): string[] {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  return [
    submission.submittedBy && submission.submittedOn
      ? t('signedBy', {
          name: submission.submittedBy.shortName,
          on: format.dayLong(submission.submittedOn),
        })
      : '',
    submission.state === 'ACCEPTED' && submission.decidedOn
      ? t('acceptedOn', { on: format.dayLong(submission.decidedOn) })
      : '',
    submission.isOverdue ? t('overdue') : '',
    submission.isLate ? t('late') : '',
    submission.changedSinceSigned > 0 ? t('changed', { count: submission.changedSinceSigned }) : '',
  ].filter(Boolean)
}
