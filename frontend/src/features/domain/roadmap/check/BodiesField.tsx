import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BODIES, bodyKey } from '../bodies'
import { useBodyLabel } from '../use-body-label'
import type { DraftBody } from './item-draft'

type Props = {
  value: readonly DraftBody[]
  /** Words of the paper of which it is not known whom they mean. */
  notUnderstood: readonly string[]
  onChange: (bodies: readonly DraftBody[]) => void
}

/** Who is responsible, as the system understands it: each body a chip. Namespace: plan. */
export function BodiesField({ value, notUnderstood, onChange }: Props) {
  const { t } = useTranslation('plan')
  const label = useBodyLabel()
  return (
    <MultiSelect
      label={t('field.bodies')}
      description={
        notUnderstood.length > 0
          ? t('bodiesUnknown', { words: notUnderstood.map((each) => `«${each}»`).join(', ') })
          : t('bodiesHint')
      }
      data={BODIES.map((body) => ({ value: bodyKey(body), label: label(body) }))}
      value={[...new Set(value.map(bodyKey))]}
      searchable
      hidePickedOptions
      onChange={(keys) => onChange(keys.flatMap((key) => BODIES.filter((body) => bodyKey(body) === key)))}
    />
  )
}
