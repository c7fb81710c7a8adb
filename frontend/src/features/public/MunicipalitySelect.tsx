import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { FilterSelect } from '@/shared/light/FilterSelect'
import { placesQuery } from './places.query'

type Props = {
  /** The slug in the address. */
  value: string | undefined
  onChange: (slug: string | undefined) => void
}

/** Municipalities, each with the number of its practices. */
export function MunicipalitySelect({ value, onChange }: Props) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const places = useQuery(placesQuery)
  return (
    <FilterSelect
      label={t('practices.municipality')}
      value={value}
      options={(places.data?.municipalities ?? []).map(({ slug, name, practiceCount }) => ({
        value: slug,
        label: t('practices.municipalityOption', { name, number: format.number(practiceCount) }),
      }))}
      onChange={onChange}
    />
  )
}
