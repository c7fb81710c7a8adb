import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OrderStateMark } from '@/features/domain/orders/OrderStateMark'
import { ORDER_STATES } from '@/features/domain/orders/order-states'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconOrder } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { CountsOnly } from './CountsOnly'
import { type OrderRow, ordersQuery } from './orders.query'
import { ORDER_KINDS, type OrdersSearch } from './orders.search'

type Props = {
  schoolId: string
  search: OrdersSearch
  onSearch: (patch: Partial<OrdersSearch>) => void
}

/** The school's orders about mentoring, drafts and signed. */
export function OrdersPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['orders', 'common'])
  const format = useFormat()
  const query = useQuery(ordersQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const list = school?.orders
  if (school && !list) return <CountsOnly title={t('title')} />
  const filters = [search.state, search.kind].filter(Boolean).length
  const columns: Column<OrderRow>[] = [
    {
      id: 'title',
      header: t('order'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(row.id) }}>
            {row.title}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {t(`kindOf.${row.kind}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'number',
      header: t('numberAndDate'),
      phone: 'detail',
      cell: (row) =>
        row.number && row.date
          ? t('numberOf', { number: row.number, date: format.dayNumeric(row.date) })
          : t('preparedAt', { date: format.dayNumeric(row.preparedOn) }),
    },
    { id: 'state', header: t('state'), phone: 'mark', cell: (row) => <OrderStateMark state={row.state} /> },
  ]
  return (
    <>
      <PageHeader eyebrow={t('common:level.SCHOOL')} title={t('title')} />
      <Panel title={t('list')}>
        <FilterBar
          label={t('filters')}
          active={filters}
          onReset={() => onSearch({ state: undefined, kind: undefined, ...FIRST_PAGE })}
        >
          <Select
            aria-label={t('state')}
            placeholder={t('state')}
            clearable
            value={search.state ?? null}
            data={ORDER_STATES.map((state) => ({ value: state, label: t(`stateOf.${state}`) }))}
            onChange={(state) =>
              onSearch({ state: ORDER_STATES.find((each) => each === state), ...FIRST_PAGE })
            }
          />
          <Select
            aria-label={t('kind')}
            placeholder={t('kind')}
            clearable
            value={search.kind ?? null}
            data={ORDER_KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
            onChange={(kind) => onSearch({ kind: ORDER_KINDS.find((each) => each === kind), ...FIRST_PAGE })}
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes}
          rowKey={(row) => row.id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={
            <EmptyState
              icon={IconOrder}
              title={filters > 0 ? t('nothingFits') : t('empty')}
              hint={t('emptyHint')}
              action={
                <ButtonLink
                  variant="default"
                  to="/s/$schoolId/pairs"
                  params={{ schoolId: bareId(schoolId) }}
                  search={{ state: 'AGREED' }}
                >
                  {t('toAgreed')}
                </ButtonLink>
              }
            />
          }
        />
      </Panel>
    </>
  )
}
