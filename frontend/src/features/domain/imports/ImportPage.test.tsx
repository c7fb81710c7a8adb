import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { ImportPage } from './ImportPage'
import type { ImportSearch } from './import.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const column = (at: number, heading: string, field: string | null) => ({
  column: at,
  letters: 'ABC'[at],
  heading,
  samples: ['Иванов Пётр'],
  field,
})
const run = {
  id: 'import:1',
  kind: 'PEOPLE',
  fileName: 'люди.xlsx',
  state: 'PREVIEWED',
  failure: null,
  changedMeanwhile: false,
  done: 3,
  total: 3,
  version: 4,
  createdAt: '2026-11-20T10:00:00Z',
  fields: ['FULL_NAME', 'POSITION'],
  missingFields: [],
  columns: [column(0, 'ФИО', 'FULL_NAME'), column(1, 'Кто', null)],
  remarks: [],
  counts: [
    { verdict: 'NEW', count: 2 },
    { verdict: 'WRONG', count: 1 },
  ],
}
const line = (row: number, over: object = {}) => ({
  row,
  verdict: 'NEW',
  cells: ['Иванов Пётр', 'учитель'],
  choice: null,
  subjectId: null,
  problems: [],
  changes: [],
  candidates: [],
  ...over,
})

type Graphql = Record<string, unknown>

async function show(over: object, lines: unknown[] = [], graphql: Graphql = {}, search: ImportSearch = {}) {
  const onSearch = vi.fn()
  const pageInfo = { hasNextPage: false, hasPreviousPage: false }
  const importById = { ...run, ...over, lines: { totalCount: lines.length, pageInfo, nodes: lines } }
  mockApi({ graphql: { viewer: { importById }, ...graphql } })
  await renderPart(
    <ImportPage
      level="SCHOOL"
      placeId="school:1"
      kinds={['PEOPLE', 'NEEDS']}
      earlier={[]}
      search={{ file: 'import:1', ...search }}
      onSearch={onSearch}
    />,
  )
  return { onSearch }
}

it('sends a file with what it holds, and opens what the server made of it', async () => {
  const onSearch = vi.fn()
  const { calls } = mockApi({
    rest: { 'POST /files/imports?kind=NEEDS&place=school%3A1': { body: { importId: 'import:7' } } },
  })
  await renderPart(
    <ImportPage
      level="SCHOOL"
      placeId="school:1"
      kinds={['PEOPLE', 'NEEDS']}
      earlier={[]}
      search={{}}
      onSearch={onSearch}
    />,
  )
  await userEvent.click(await screen.findByRole('radio', { name: 'Банк наставляемых' }))
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  await userEvent.upload(input, new File(['a'], 'потребности.csv', { type: 'text/csv' }))
  await vi.waitFor(() =>
    expect(onSearch).toHaveBeenCalledWith({
      file: 'import:7',
      show: undefined,
      after: undefined,
      before: undefined,
    }),
  )
  expect(calls).toHaveLength(1)
})

it('tells what is wrong with a file that is no table, and the way to another', async () => {
  const { onSearch } = await show({ state: 'UNREADABLE', failure: 'OLD_EXCEL' })
  expect(await screen.findByText('Это старый формат Excel (.xls)')).toBeVisible()
  expect(screen.getByText('Откройте файл и сохраните как «Книга Excel (.xlsx)».')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Загрузить другой файл' }))
  expect(onSearch).toHaveBeenCalledWith(expect.objectContaining({ file: undefined }))
})

it('takes over only after a question that counts what is added and what is left out', async () => {
  const sent: unknown[] = []
  const applyImport = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'ApplyImportRefused', reason: 'NOTHING_TO_DO' }
  }
  await show({}, [line(2)], { applyImport })
  await userEvent.click(await screen.findByRole('button', { name: 'Внести' }))
  const question = await screen.findByRole('dialog', { name: 'Внести данные из файла «люди.xlsx»?' })
  expect(question).toHaveTextContent('Добавится строк: 2, изменится: 0.')
  expect(question).toHaveTextContent('Строки с ошибками (1) останутся невнесёнными')
  expect(question).toHaveTextContent('Согласия на обработку данных не переносятся')
  expect(sent).toEqual([])
  await userEvent.click(within(question).getByRole('button', { name: 'Внести' }))
  await vi.waitFor(() => expect(sent).toEqual([{ importId: 'import:1', version: 4 }]))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('takes nothing over while somebody is meant and nobody said who', async () => {
  const sent: unknown[] = []
  const chooseImportLines = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'ChooseImportLinesDone' }
  }
  const doubtful = line(5, {
    verdict: 'DOUBTFUL',
    candidates: [
      { personId: 'person:7', fullName: 'Иванов Пётр Ильич', birthDate: null, position: 'учитель' },
    ],
  })
  const counts = [
    { verdict: 'NEW', count: 1 },
    { verdict: 'DOUBTFUL', count: 1 },
  ]
  await show({ counts }, [doubtful], { chooseImportLines })
  expect(await screen.findByRole('button', { name: 'Внести' })).toBeDisabled()
  expect(screen.getByText(/Выберите, о ком строки с вопросами/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Применить/ })).toBeNull()
  await userEvent.click(await screen.findByRole('combobox', { name: 'Кто в строке 5' }))
  await userEvent.click(
    await screen.findByRole('option', { name: 'Иванов Пётр Ильич, дата рождения неизвестна, учитель' }),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Применить 1 выбор' }))
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        importId: 'import:1',
        version: 4,
        choices: [{ row: 5, choice: 'SAME', personId: 'person:7' }],
      },
    ]),
  )
})

it('names the cell of a mistake and how to mend it', async () => {
  const wrong = line(7, {
    verdict: 'WRONG',
    problems: [
      {
        field: 'BIRTH_DATE',
        letters: 'C',
        column: 2,
        kind: 'NOT_A_DATE',
        value: '32.01.1990',
        limit: null,
        row: null,
        candidates: [],
      },
    ],
  })
  await show({}, [wrong], {}, { show: 'problems' })
  const row = await screen.findByRole('row', { name: /C7, Дата рождения/ })
  expect(row).toHaveTextContent('«32.01.1990» — не дата. Запишите, например, 01.09.2024.')
})

it('lets a wrong guess of a column be mended, and gives one field to one column only', async () => {
  const sent: unknown[] = []
  const mapImportColumns = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'MapImportColumnsDone' }
  }
  await show({ missingFields: ['POSITION'] }, [], { mapImportColumns })
  // Without the columns that it needs there is nothing to look at yet.
  await userEvent.click(await screen.findByRole('combobox', { name: 'Что в столбце «Кто»' }))
  expect(screen.queryByRole('button', { name: 'Внести' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Сверить заново' })).toBeNull()
  expect(await screen.findByRole('option', { name: 'ФИО' })).toHaveAttribute('data-combobox-disabled')
  await userEvent.click(screen.getByRole('option', { name: 'Должность' }))
  await userEvent.click(screen.getByRole('button', { name: 'Сверить заново' }))
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        importId: 'import:1',
        version: 4,
        columns: [
          { column: 0, field: 'FULL_NAME' },
          { column: 1, field: 'POSITION' },
        ],
      },
    ]),
  )
})

it('says how far the reading has come, and that nobody has to wait for it', async () => {
  await show({ state: 'WAITING', done: 1200, total: 5000 })
  expect(await screen.findByText(/Готово строк: 1.200 из 5.000/)).toHaveRole('status')
  expect(screen.getByText('Страницу можно закрыть: работа не прервётся.')).toBeVisible()
})

it('leads from what was taken over to each person', async () => {
  const added = { state: 'APPLIED', counts: [{ verdict: 'NEW', count: 1 }] }
  await show(added, [line(2, { subjectId: 'person:9' })])
  const done = await screen.findByRole('region', { name: 'Внесено' })
  expect(done).toHaveTextContent('строка добавлена')
  expect(await screen.findByRole('link', { name: 'Иванов Пётр' })).toHaveAttribute('href', '/people/9')
})

it('says what is left to do with pairs that were taken over, and leads to them', async () => {
  const columns = [column(0, 'Наставник', 'MENTOR'), column(1, 'Наставляемый', 'MENTEE')]
  const taken = { cells: ['Орлова Татьяна', 'Сафина Алия'], subjectId: 'mentorship:7' }
  await show({ kind: 'PAIRS', state: 'APPLIED', columns }, [line(2, taken)])
  expect(await screen.findByText('Что осталось сделать')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Согласованные пары' })).toHaveAttribute(
    'href',
    expect.stringMatching(/\/s\/1\/pairs\?.*state=AGREED/),
  )
  expect(await screen.findByRole('link', { name: 'Орлова Татьяна – Сафина Алия' })).toHaveAttribute(
    'href',
    expect.stringContaining('/pairs/7'),
  )
})

it('names those who may be meant where a line of pairs does not say who', async () => {
  const alike = {
    personId: 'person:3',
    fullName: 'Орлова Татьяна Ильинична',
    birthDate: null,
    position: 'методист',
  }
  const problem = {
    field: 'MENTOR',
    letters: 'A',
    column: 0,
    kind: 'UNCLEAR_PERSON',
    value: 'Орлова Татьяна',
    limit: null,
    row: null,
    candidates: [alike],
  }
  await show({ kind: 'PAIRS' }, [line(2, { verdict: 'WRONG', problems: [problem] })])
  expect(await screen.findByText(/непонятно, кто это/)).toHaveTextContent(
    'Похожие: Орлова Татьяна Ильинична, дата рождения неизвестна, методист',
  )
})
