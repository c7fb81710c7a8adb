import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { SideSheet } from '@/shared/ui/SideSheet'
import { Facts } from '../people/Facts'
import type { FileValues } from './use-grant-acts'

type Props = { name: string; values: FileValues | undefined; onClose: () => void }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The facts that were opened; who they are of sees that they were read. Namespace: grants. */
export function FileValuesSheet({ name, values, onClose }: Props) {
  const { t } = useTranslation('grants')
  const format = useFormat()
  const print = (value: string | null) => {
    if (value === null || value === '') return t('read.unknown')
    if (value === 'true' || value === 'false') return t(`read.${value}`)
    return DAY.test(value) ? format.dayLong(value) : value
  }
  return (
    <SideSheet opened={values !== undefined} onClose={onClose} title={name}>
      <Facts
        facts={(values ?? []).map(({ field, value }) => ({
          label: t(`field.${field}`),
          value: print(value ?? null),
        }))}
      />
      <Text size="sm" c="dimmed" mt="md">
        {t('read.noted')}
      </Text>
    </SideSheet>
  )
}
