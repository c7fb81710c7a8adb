import { NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Item } from './submission.query'

type Props = {
  item: Item
  value: string
  /** What the program counts, shown until something is typed. */
  computed: number | null | undefined
  onChange: (value: string) => void
}

const RANGES = { COUNT: [0, 1_000_000], PERCENT: [0, 100], SCALE: [1, 10] } as const

/** The field of one question, by what an answer looks like. Namespace: monitoring. */
export function AnswerField({ item, value, computed, onChange }: Props) {
  const { t } = useTranslation('monitoring')
  const label = item.title
  switch (item.kind) {
    case 'COUNT':
    case 'PERCENT':
    case 'SCALE': {
      const [min, max] = RANGES[item.kind]
      const hint = item.kind === 'COUNT' ? '' : `${min}–${max}`
      return (
        <NumberInput
          aria-label={label}
          hideControls
          inputMode="numeric"
          min={min}
          max={max}
          allowDecimal={false}
          clampBehavior="none"
          placeholder={typeof computed === 'number' ? String(computed) : hint}
          suffix={item.unit && value !== '' ? ` ${item.unit}` : ''}
          value={value}
          onChange={(next) => onChange(String(next))}
        />
      )
    }
    case 'YES_NO':
      return (
        <SegmentedControl
          aria-label={label}
          value={value}
          onChange={onChange}
          data={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      )
    case 'TEXT':
      return (
        <Textarea
          aria-label={label}
          autosize
          minRows={2}
          maxLength={10_000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    default:
      return item.kind satisfies never
  }
}
