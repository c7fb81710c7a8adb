import { useTranslation } from 'react-i18next'
import type { MentorCard_CardFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import type { Fact } from './Facts'

/** What stands in the fields that the municipality added, to be read. */
export function useExtraFacts() {
  const { t } = useTranslation('banks')
  const format = useFormat()
  return (fields: MentorCard_CardFragment['extraFields']): Fact[] =>
    fields.flatMap(({ field, value, outdated }) => {
      if (value === null) return []
      const fits = !outdated
      const printed =
        fits && field.kind === 'YES_NO' && (value === 'YES' || value === 'NO')
          ? t(`fields.value.${value}`)
          : fits && field.kind === 'DATE'
            ? format.dayNumeric(value)
            : value
      return [{ label: field.name, value: printed }]
    })
}
