import { Button, Checkbox, Group, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { OrderStateMark } from '@/features/domain/orders/OrderStateMark'
import { ORDER_STATES } from '@/features/domain/orders/order-states'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { openFile } from '@/shared/api/file'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconOrder } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { CountsOnly } from './CountsOnly'
import { type OrderRow, ordersFilter, ordersQuery } from './orders.query'
import { ORDER_KINDS, type OrdersSearch } from './orders.search'
import { PreparePeopleOrder } from './people-orders/PreparePeopleOrder'

type Props = {
  schoolId: string
  search: OrdersSearch
  onSearch: (patch: Partial<OrdersSearch>) => void
}

/** The most orders of one file. */
const MOST = 20

/** The school's orders about mentoring, drafts and signed. */
export function OrdersPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['orders', 'common'])
  const format = useFormat()
  const query = useQuery(ordersQuery(schoolId, search))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [preparing, sheet] = useDisclosure()
  const print = useMutation({
    mutationFn: () => openFile(`/files/order-batches/${chosen.map(bareId).join(',')}.pdf`),
  })
  const school = query.data?.viewer?.school
  const list = school?.orders
  if (school && !list) return <CountsOnly title={t('title')} />
  const filters = [search.q, search.state, search.kind, search.register].filter(Boolean).length
  const thisYear = new Date().getFullYear()
  const years = Array.from({ length: 5 }, (_, index) => thisYear - index)
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
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('title')}
        actions={
          school?.viewerCan.includes('PREPARE_ORDER') ? (
            <Button onClick={sheet.open}>{t('people.open')}</Button>
          ) : null
        }
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="orders" />
      <PreparePeopleOrder opened={preparing} onClose={sheet.close} schoolId={schoolId} />
      <Panel
        title={t('list')}
        description={t('batch.hint')}
        actions={
          <Group gap="xs">
            {chosen.length > 0 ? (
              <Button loading={print.isPending} onClick={() => print.mutate()}>
                {t('batch.print', { count: chosen.length })}
              </Button>
            ) : null}
            <ExportMenu
              list="ORDERS"
              can={school?.viewerCan}
              placeId={schoolId}
              name={t('list')}
              filter={ordersFilter(search)}
            />
          </Group>
        }
      >
        {print.error ? <ErrorNote error={print.error} /> : null}
        <FilterBar
          label={t('filters')}
          active={filters}
          onReset={() =>
            onSearch({ q: undefined, state: undefined, kind: undefined, register: undefined, ...FIRST_PAGE })
          }
        >
          <SearchField
            label={t('search')}
            value={search.q}
            onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
          />
          <ChoiceFilter
            label={t('state')}
            value={search.state}
            options={ORDER_STATES}
            name={(state) => t(`stateOf.${state}`)}
            onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
          />
          <ChoiceFilter
            label={t('kind')}
            value={search.kind}
            options={ORDER_KINDS}
            name={(kind) => t(`kindOf.${kind}`)}
            onChange={(chosen) => onSearch({ kind: chosen, ...FIRST_PAGE })}
          />
          <Select
            aria-label={t('register')}
            placeholder={t('register')}
            clearable
            value={search.register ? String(search.register) : null}
            data={years.map(String)}
            onChange={(year) => onSearch({ register: year ? Number(year) : undefined, ...FIRST_PAGE })}
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes}
          rowKey={(row) => row.id}
          rowActions={(row) => (
            <Checkbox
              aria-label={t('batch.take', { title: row.title })}
              checked={chosen.includes(row.id)}
              disabled={chosen.length >= MOST && !chosen.includes(row.id)}
              onChange={(event) =>
                setChosen(
                  event.currentTarget.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id),
                )
              }
            />
          )}
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
