import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/error'
import { renderPart } from '../../../tests/render'
import { standOn } from '../../../tests/setup'
import { DataTable, type DataTableProps } from './DataTable'

type Row = { id: string; name: string; school: string; pairs: number }
const rows: Row[] = [
  { id: '1', name: 'Щёткина', school: 'СОШ № 12', pairs: 3 },
  { id: '2', name: 'Ёлкина', school: 'Лицей № 23', pairs: 1 },
]

function table(props: Partial<DataTableProps<Row, 'NAME'>> = {}) {
  return (
    <DataTable<Row, 'NAME'>
      caption="Педагоги"
      columns={[
        { id: 'name', header: 'ФИО', sort: 'NAME', phone: 'title', cell: (row) => row.name },
        { id: 'school', header: 'Организация', phone: 'detail', cell: (row) => row.school },
        { id: 'pairs', header: 'Пары', align: 'right', phone: 'labelled', cell: (row) => row.pairs },
        { id: 'note', header: 'Примечание', cell: () => 'только на столе' },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>Педагогов пока нет</p>}
      loading={false}
      refreshing={false}
      error={null}
      onRetry={() => undefined}
      {...props}
    />
  )
}

describe('DataTable on a desk', () => {
  it('is a table with a name and counts in Russian plural forms', async () => {
    await renderPart(table({ totalCount: 22 }))
    expect(within(screen.getByRole('table', { name: 'Педагоги' })).getAllByRole('row')).toHaveLength(3)
    expect(screen.getByRole('status')).toHaveTextContent('22 записи')
  })

  it('turns the order of a sorted column and begins ascending on another', async () => {
    const onSort = vi.fn()
    await renderPart(table({ onSort, sort: { field: 'NAME', direction: 'ASC' } }))
    expect(screen.getByRole('columnheader', { name: 'ФИО' })).toHaveAttribute('aria-sort', 'ascending')
    await userEvent.click(screen.getByRole('button', { name: 'ФИО' }))
    expect(onSort).toHaveBeenCalledWith({ field: 'NAME', direction: 'DESC' })
    expect(screen.queryByRole('button', { name: 'Организация' })).toBeNull()
  })

  it('goes to the neighbouring pages that exist and to no other', async () => {
    const onNext = vi.fn()
    await renderPart(table({ onNext }))
    expect(screen.getByRole('button', { name: 'Предыдущая страница' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: 'Следующая страница' }))
    expect(onNext).toHaveBeenCalledOnce()
  })

  it('offers no paging where everything fits on one page', async () => {
    await renderPart(table())
    expect(screen.queryByRole('navigation')).toBeNull()
  })

  it('says why it is empty instead of showing an empty table', async () => {
    await renderPart(table({ rows: [], totalCount: 0 }))
    expect(screen.getByText('Педагогов пока нет')).toBeVisible()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('does not call a loading list empty', async () => {
    await renderPart(table({ rows: undefined, loading: true }))
    expect(screen.queryByText('Педагогов пока нет')).toBeNull()
    expect(screen.getByRole('status')).toHaveTextContent('Загрузка')
  })

  it('names the failure, the number for support and offers another try', async () => {
    const onRetry = vi.fn()
    const error = new ApiError('INTERNAL', 'boom', { requestId: 'r-17' })
    await renderPart(table({ rows: undefined, error, onRetry }))
    expect(screen.getByRole('alert')).toHaveTextContent('Номер обращения для поддержки: r-17')
    expect(screen.getByRole('alert')).not.toHaveTextContent('boom')
    await userEvent.click(screen.getByRole('button', { name: 'Повторить' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('keeps the old rows under the news of a lost connection', async () => {
    await renderPart(table({ error: new ApiError('NETWORK', 'lost') }))
    expect(screen.getByRole('alert')).toHaveTextContent('Нет связи')
    expect(screen.getByText('Щёткина')).toBeVisible()
  })
})

describe('DataTable on a phone', () => {
  it('is a list of cards with the details of the columns that ask for it', async () => {
    standOn('phone')
    await renderPart(table())
    const cards = within(screen.getByRole('list', { name: 'Педагоги' })).getAllByRole('listitem')
    expect(cards[0]).toHaveTextContent('ЩёткинаСОШ № 12Пары: 3')
    expect(screen.queryByText('только на столе')).toBeNull()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('sorts by a list, as there is no head to press', async () => {
    standOn('phone')
    const onSort = vi.fn()
    await renderPart(table({ onSort, sort: { field: 'NAME', direction: 'ASC' } }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Порядок' }), 'ФИО: по убыванию')
    expect(onSort).toHaveBeenCalledWith({ field: 'NAME', direction: 'DESC' })
  })
})
