import { Button, Stack } from '@mantine/core'
import { ApiError } from '@/shared/api/error'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import { type Pair, pairs } from './pairs'

const columns: Column<Pair>[] = [
  { id: 'mentee', header: 'Наставляемый', phone: 'title', cell: (pair) => pair.mentee },
  { id: 'school', header: 'Организация', phone: 'detail', cell: (pair) => pair.school },
]
const base = { columns, rowKey: (pair: Pair) => pair.id, onRetry: () => undefined }
const calm = { loading: false, refreshing: false, error: null }
const empty = (
  <EmptyState
    title="Пар пока нет"
    hint="Начните с потребности педагога: из неё вырастет пара."
    action={<Button>Записать потребность</Button>}
  />
)
const failure = new ApiError('INTERNAL', 'boom', { status: 500, requestId: '0197-5a2c' })

export function States() {
  return (
    <>
      <PageHeader title="Состояния списка" />
      <Stack gap="md">
        <Panel title="Пусто">
          <DataTable {...base} {...calm} caption="Пусто" rows={[]} totalCount={0} empty={empty} />
        </Panel>
        <Panel title="Загрузка">
          <DataTable {...base} {...calm} loading caption="Загрузка" rows={undefined} empty={empty} />
        </Panel>
        <Panel title="Обновление">
          <DataTable
            {...base}
            {...calm}
            refreshing
            caption="Обновление"
            rows={pairs.slice(0, 3)}
            totalCount={43}
            empty={empty}
          />
        </Panel>
        <Panel title="Сбой">
          <DataTable {...base} {...calm} error={failure} caption="Сбой" rows={undefined} empty={empty} />
        </Panel>
        <Panel title="Нет связи, старые строки">
          <DataTable
            {...base}
            {...calm}
            error={new ApiError('NETWORK', 'lost')}
            caption="Нет связи"
            rows={pairs.slice(0, 3)}
            totalCount={43}
            empty={empty}
          />
        </Panel>
        <Panel title="Страница грузится">
          <PageLoading />
        </Panel>
      </Stack>
    </>
  )
}
