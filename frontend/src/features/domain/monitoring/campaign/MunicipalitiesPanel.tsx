import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import { CompletenessBar } from '../CompletenessBar'
import type { Campaign } from './campaign.query'
import { useSumInWords } from './SumsPanel'

type Municipality = NonNullable<Campaign['municipalities']>[number]
type Props = { municipalities: readonly Municipality[]; items: Campaign['items'] }

/** Each municipality of the region: how far it has come, and one question compared between them. Namespace: monitoring. */
export function MunicipalitiesPanel({ municipalities, items }: Props) {
  const { t } = useTranslation('monitoring')
  const inWords = useSumInWords()
  const compared = items.filter(({ kind }) => kind !== 'TEXT')
  const [code, setCode] = useState(compared[0]?.code ?? null)
  const columns: Column<Municipality>[] = [
    {
      id: 'municipality',
      header: t('municipality'),
      phone: 'title',
      cell: ({ municipality }) => municipality.name,
    },
    {
      id: 'completeness',
      header: t('completeness.label'),
      phone: 'detail',
      cell: ({ completeness }) => <CompletenessBar completeness={completeness} />,
    },
    {
      id: 'sum',
      header: t('sum'),
      align: 'right',
      phone: 'mark',
      cell: ({ sums }) => inWords(sums.find((sum) => sum.code === code)),
    },
  ]
  return (
    <Panel title={t('municipalities.title')} description={t('municipalities.hint')}>
      <Select
        label={t('municipalities.compared')}
        allowDeselect={false}
        searchable
        maw={480}
        mb="sm"
        value={code}
        onChange={setCode}
        data={compared.map((item) => ({ value: item.code, label: item.title }))}
      />
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={t('municipalities.title')}
        columns={columns}
        rows={municipalities}
        rowKey={({ municipality }) => municipality.id}
        empty={<EmptyState title={t('completeness.nobody')} />}
      />
    </Panel>
  )
}
