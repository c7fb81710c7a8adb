import { Button, Menu, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FigureLink } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconDownload } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { SearchField } from '@/shared/ui/SearchField'
import { SideSheet } from '@/shared/ui/SideSheet'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column, Sorting } from '@/shared/ui/table.types'
import { PairForm } from './PairForm'
import { LOOKS, type Pair, pairs } from './pairs'

const columns: Column<Pair, 'MENTEE' | 'DUE'>[] = [
  {
    id: 'mentee',
    header: 'Наставляемый',
    sort: 'MENTEE',
    phone: 'title',
    cell: (pair) => (
      <>
        <AnchorLink to="/" inherit fw={500}>
          {pair.mentee}
        </AnchorLink>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {pair.position}
        </Text>
      </>
    ),
  },
  { id: 'mentor', header: 'Наставник', phone: 'labelled', cell: (pair) => pair.mentor },
  { id: 'school', header: 'Организация', phone: 'detail', cell: (pair) => pair.school },
  { id: 'state', header: 'Состояние', phone: 'mark', cell: (pair) => <StatusMark {...LOOKS[pair.state]} /> },
  { id: 'meetings', header: 'Встречи', align: 'right', cell: (pair) => pair.meetings },
  { id: 'due', header: 'Ближайший срок', sort: 'DUE', align: 'right', cell: (pair) => pair.due },
]

export function Table() {
  const [opened, sheet] = useDisclosure(false)
  const [sort, setSort] = useState<Sorting<'MENTEE' | 'DUE'>>({ field: 'DUE', direction: 'ASC' })
  const [query, setQuery] = useState<string>()
  const [refreshing, setRefreshing] = useState(false)
  const rows = pairs.filter((pair) => !query || pair.mentee.toLowerCase().includes(query.toLowerCase()))
  return (
    <>
      <PageHeader eyebrow="Муниципалитет" title="ЗАТО Северск" />
      <FigureStrip label="Показатели">
        <FigureLink to="/" value="248" label="активных пар" />
        <FigureLink to="/" value="7" label="без наставника" hint="Подобрать" tone="warn" />
        <FigureLink to="/" value="12" label="просроченных шагов" tone="danger" />
        <FigureLink to="/" value="86 %" label="молодых педагогов с наставником" hint="из 104" />
      </FigureStrip>
      <div style={{ height: 16 }} />
      <Panel
        title="Наставнические пары"
        actions={
          <>
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
              Выгрузить
            </Button>
            <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
              Новая пара
            </Button>
          </>
        }
      >
        <FilterBar label="Отбор пар" active={query ? 1 : 0} onReset={() => setQuery(undefined)}>
          <SearchField label="Поиск по ФИО" value={query} onChange={setQuery} />
          <Select
            aria-label="Состояние"
            placeholder="Состояние"
            data={['Активна', 'Черновик']}
            onChange={() => setRefreshing((now) => !now)}
          />
        </FilterBar>
        <DataTable
          caption="Наставнические пары"
          loading={false}
          refreshing={refreshing}
          error={null}
          onRetry={() => undefined}
          rows={rows}
          rowKey={(pair) => pair.id}
          columns={columns}
          empty={
            <EmptyState
              title="Пар не нашлось"
              hint="Снимите отбор или предложите новую пару."
              action={<Button onClick={sheet.open}>Новая пара</Button>}
            />
          }
          rowActions={(pair) => (
            <RowMenu label={`Действия: ${pair.mentee}`}>
              <Menu.Item>Записать встречу</Menu.Item>
              <Menu.Item>Завершить досрочно</Menu.Item>
            </RowMenu>
          )}
          sort={sort}
          onSort={setSort}
          totalCount={rows.length}
          onPrevious={undefined}
          onNext={() => undefined}
        />
      </Panel>
      <SideSheet opened={opened} onClose={sheet.close} title="Новая пара" description="МБОУ «СОШ № 89»">
        <PairForm onCancel={sheet.close} />
      </SideSheet>
    </>
  )
}
