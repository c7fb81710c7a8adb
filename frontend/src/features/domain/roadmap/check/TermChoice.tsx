import { Radio, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { StatusMark } from '@/shared/ui/StatusMark'
import { TermRemarks } from '../TermRemarks'
import { TermWindows } from '../TermWindows'
import { type Period, termQuery } from '../term.query'
import { TERM_LOOK } from '../term-look'
import type { DraftReading } from './item-draft'
import classes from './TermChoice.module.css'

type Props = {
  text: string
  period: Period
  value: DraftReading
  onChange: (reading: DraftReading) => void
}

/** A term is read while it is typed: not at each letter. */
const SILENCE_MS = 400

const keyOf = ({ choice, part, reason }: DraftReading) =>
  choice === 'ALTERNATIVE' ? `${part} ${reason}` : choice

/** What the system makes of a term, and what it could make of it instead: the writer chooses. Namespaces: plan, roadmap. */
export function TermChoice({ text, period, value, onChange }: Props) {
  const { t } = useTranslation(['plan', 'roadmap'])
  const [read] = useDebouncedValue(text.trim(), SILENCE_MS)
  const { data, isPending } = useQuery(termQuery(read, period))
  const term = data?.schedulePreview
  const options: { reading: DraftReading; label: string; windows: React.ReactNode }[] = [
    {
      reading: { choice: 'AS_READ', part: null, reason: null },
      label: t('reading.asRead'),
      windows: term ? (
        <>
          <StatusMark {...TERM_LOOK[term.kind]} label={t(`roadmap:kind.${term.kind}`)} />
          <TermWindows windows={term.occurrences} />
        </>
      ) : null,
    },
    ...(term?.alternatives ?? []).map(({ part, reason, occurrences }) => ({
      reading: { choice: 'ALTERNATIVE' as const, part, reason },
      label: t(`roadmap:alternative.${reason}`),
      windows: <TermWindows windows={occurrences} />,
    })),
    {
      reading: { choice: 'NO_DATE', part: null, reason: null },
      label: t('reading.noDateChoice'),
      windows: null,
    },
  ]
  return (
    <div className={classes.root} aria-busy={isPending || undefined}>
      <Radio.Group
        label={t('reading.label')}
        value={keyOf(value)}
        onChange={(key) => {
          const chosen = options.find(({ reading }) => keyOf(reading) === key)
          if (chosen) onChange(chosen.reading)
        }}
      >
        <Stack gap="xs" mt={6}>
          {options.map(({ reading, label, windows }) => (
            <div key={keyOf(reading)}>
              <Radio value={keyOf(reading)} label={label} />
              <div className={classes.windows}>{windows}</div>
            </div>
          ))}
        </Stack>
      </Radio.Group>
      {term ? <TermRemarks term={term} /> : null}
    </div>
  )
}
