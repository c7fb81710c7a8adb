import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScheduleKind } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconActive, IconCalendar, IconDone, IconUnknown, IconWaiting, IconWarning } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import classes from './TermReading.module.css'
import { TermWindows } from './TermWindows'
import { type Period, type Term, termQuery } from './term.query'

const LOOK = {
  ONCE: { icon: IconDone, tone: 'active' },
  RECURRING: { icon: IconCalendar, tone: 'active' },
  CONTINUOUS: { icon: IconActive, tone: 'active' },
  ON_DEMAND: { icon: IconWaiting, tone: 'neutral' },
  COMPOUND: { icon: IconCalendar, tone: 'active' },
  NOT_UNDERSTOOD: { icon: IconUnknown, tone: 'problem' },
} as const satisfies Record<ScheduleKind, StatusLook>

type Props = { text: string; period: Period }

/** One term of a plan: the words at the left, what the system makes of them at the right. */
export function TermReading({ text, period }: Props) {
  const { t } = useTranslation('roadmap')
  const query = useQuery(termQuery(text, period))
  const id = useId()
  const term = query.data?.schedulePreview
  return (
    <section className={classes.root} aria-labelledby={id} aria-busy={query.isPending || undefined}>
      <div>
        <Text id={id} className={classes.words}>
          {text}
        </Text>
        {term ? <StatusMark {...LOOK[term.kind]} label={t(`kind.${term.kind}`)} /> : null}
      </div>
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {term ? (
        <div>
          <TermWindows windows={term.occurrences} />
        </div>
      ) : null}
      {term ? <Remarks term={term} /> : null}
    </section>
  )
}

/** What was taken for granted, what was not understood, and what could be meant otherwise. */
function Remarks({ term }: { term: Term }) {
  const { t } = useTranslation('roadmap')
  const format = useFormat()
  const conditions = term.parts.flatMap(({ condition }) => (condition ? [condition] : []))
  const bodies = term.parts.flatMap(({ responsible }) => (responsible ? [responsible] : []))
  return (
    <Stack gap={4}>
      {term.minimumPerYear === null ? null : (
        <Text size="sm">{t('minimum', { count: term.minimumPerYear })}</Text>
      )}
      {[...new Set(conditions)].map((condition) => (
        <Text key={condition} size="sm">
          {t(`condition.${condition}`)}
        </Text>
      ))}
      {bodies.length > 0 ? (
        <Text size="sm">{t('responsible', { names: format.list([...new Set(bodies)]) })}</Text>
      ) : null}
      {term.notUnderstood.length > 0 ? (
        <StatusMark
          icon={IconWarning}
          tone="attention"
          label={t('notUnderstood', { words: format.list(term.notUnderstood.map((each) => `«${each}»`)) })}
        />
      ) : null}
      {term.alternatives.map(({ reason, occurrences }) => (
        <details key={reason}>
          <summary className={classes.otherwise}>{t(`alternative.${reason}`)}</summary>
          <TermWindows windows={occurrences} />
        </details>
      ))}
      {term.assumptions.map((assumption) => (
        <Text key={assumption} size="sm" c="dimmed">
          {t(`assumption.${assumption}`)}
        </Text>
      ))}
    </Stack>
  )
}
