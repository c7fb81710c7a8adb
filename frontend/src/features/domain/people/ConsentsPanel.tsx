import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone, IconEarlier } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import type { PersonPageRecord } from './person.query'

type Row = PersonPageRecord['consents'][number]

/** Every consent the person ever gave here, each with its term and whether it holds today. */
export function ConsentsPanel({ consents }: { consents: readonly Row[] }) {
  const { t } = useTranslation(['people', 'terms'])
  const format = useFormat()
  const columns: Column<Row>[] = [
    {
      id: 'purpose',
      header: t('consent.purpose'),
      phone: 'title',
      cell: (row) => (
        <>
          {t(`terms:consent.${row.purpose}`)}
          {row.fields.length > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {row.fields.map((field) => t(`terms:publicField.${field}`)).join(', ')}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'term',
      header: t('consent.term'),
      phone: 'detail',
      cell: (row) =>
        row.validUntil
          ? t('consent.fromUntil', {
              from: format.dayNumeric(row.validFrom),
              until: format.dayNumeric(row.validUntil),
            })
          : t('consent.from', { from: format.dayNumeric(row.validFrom) }),
    },
    {
      id: 'channel',
      header: t('consent.channel'),
      phone: 'detail',
      cell: (row) => t(`consent.channelOf.${row.channel}`),
    },
    {
      id: 'state',
      header: t('consent.state'),
      phone: 'mark',
      cell: (row) =>
        row.holds ? (
          <StatusMark icon={IconDone} tone="done" label={t('consent.holds')} />
        ) : (
          <StatusMark
            icon={IconEarlier}
            tone="neutral"
            label={
              row.withdrawnOn
                ? t('consent.withdrawn', { on: format.dayNumeric(row.withdrawnOn) })
                : t('consent.over')
            }
          />
        ),
    },
  ]
  return (
    <Panel title={t('consent.title')} description={t('consent.hint')}>
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => {}}
        caption={t('consent.title')}
        columns={columns}
        rows={consents}
        totalCount={consents.length}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('consent.empty')} hint={t('consent.emptyHint')} />}
      />
    </Panel>
  )
}
