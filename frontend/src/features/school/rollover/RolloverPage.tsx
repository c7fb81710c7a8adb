import { Alert, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCalendar, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { ChangeStep } from './ChangeStep'
import { ConfirmStep } from './ConfirmStep'
import { DecideStep } from './DecideStep'
import { NOTHING_SAID } from './decisions'
import { Receipt } from './Receipt'
import { rolloverLinesQuery, rolloverQuery } from './rollover.query'
import type { Step } from './rollover.search'
import { StepList } from './StepList'

type Props = { schoolId: string; step: Step; onStep: (step: Step) => void }

/** The turn of the school year in three steps: what changes, what is decided, and one confirmation for all of it. */
export function RolloverPage({ schoolId, step, onStep }: Props) {
  const { t } = useTranslation(['rollover', 'common'])
  const format = useFormat()
  const query = useQuery(rolloverQuery(schoolId))
  const school = query.data?.viewer?.school
  const rollover = school?.rollover
  const open = rollover?.season === 'OPEN' && !rollover.receipt
  const lines = useQuery({ ...rolloverLinesQuery(schoolId), enabled: open })
  const [decisions, setDecisions] = useState(NOTHING_SAID)
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const year = rollover ? format.schoolYear(rollover.schoolYear) : ''
  const header = (
    <PageHeader
      eyebrow={school.name}
      title={rollover ? t('titleOf', { year }) : t('title')}
      description={open ? t('description') : null}
    />
  )
  if (!rollover)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('notYours')} hint={t('notYoursHint')} />
      </>
    )
  if (rollover.receipt)
    return (
      <>
        {header}
        <Receipt schoolId={schoolId} receipt={rollover.receipt} year={year} />
      </>
    )
  if (!open)
    return (
      <>
        {header}
        <EmptyState
          icon={IconCalendar}
          title={t(rollover.season === 'OVER' ? 'over' : 'notYet')}
          hint={t(rollover.season === 'OVER' ? 'overHint' : 'notYetHint', {
            from: format.dayLong(rollover.opensOn),
            until: format.dayLong(rollover.closesOn),
          })}
        />
      </>
    )
  const { pairs, cards } = lines.data ?? {}
  return (
    <>
      {header}
      <StepList step={step} onStep={onStep} />
      <Stack gap="md" mt="md">
        {lines.error ? <ErrorNote error={lines.error} onRetry={() => void lines.refetch()} /> : null}
        {step === 'change' ? (
          <ChangeStep schoolId={schoolId} rollover={rollover} onNext={() => onStep('decide')} />
        ) : pairs && cards ? (
          step === 'decide' ? (
            <DecideStep
              pairs={pairs}
              cards={cards}
              decisions={decisions}
              onDecide={setDecisions}
              onNext={() => onStep('confirm')}
            />
          ) : (
            <ConfirmStep
              schoolId={schoolId}
              year={rollover.schoolYear}
              pairs={pairs}
              cards={cards}
              decisions={decisions}
              onBack={() => onStep('decide')}
            />
          )
        ) : lines.error ? null : (
          <PageLoading />
        )}
        {step === 'change' ? (
          <Alert variant="outline" icon={<IconInfo aria-hidden />}>
            {t('nothingDeleted')}
          </Alert>
        ) : null}
      </Stack>
    </>
  )
}
