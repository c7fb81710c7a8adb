import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { document, expertise, school } from '../../../../../tests/documents'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { mockUpload } from '../../../../../tests/mock-upload'
import { renderPart } from '../../../../../tests/render'
import { page } from '../../../../../tests/roadmaps'
import { standOn } from '../../../../../tests/setup'
import { DocumentsPage } from './DocumentsPage'
import { type DocumentsSearch, documentsSearch } from './documents.search'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const municipality = { id: 'municipality:1', level: 'MUNICIPALITY', name: 'ЗАТО Северск' }

async function show(documents: unknown, search: DocumentsSearch = {}, more: object = {}, adds = true) {
  const asked: { filter: Record<string, unknown> }[] = []
  const onSearch = vi.fn()
  const place = {
    ...school,
    mayAddDocuments: adds,
    documents: (args: { filter: Record<string, unknown> }) => {
      asked.push(args)
      return documents
    },
  }
  mockApi({ graphql: { viewer: { school: place }, ...more } })
  await renderPart(<DocumentsPage level="SCHOOL" placeId="school:3" search={search} onSearch={onSearch} />)
  return { asked, onSearch }
}

describe('the list', () => {
  it('says of each what it is, whose, from when to when, and where it stands', async () => {
    await show(
      page([
        document({ version: 2 }),
        document({
          id: 'document:2',
          owner: municipality,
          kind: 'ORDER',
          title: 'О целевой модели',
          number: '131-од',
          date: '2022-08-17',
          effectiveFrom: '2022-09-01',
          validUntil: '2024-12-31',
          isExpired: true,
        }),
        document({
          id: 'document:3',
          title: 'Черновик',
          state: 'DRAFT',
          number: null,
          date: null,
          effectiveFrom: null,
        }),
      ]),
    )
    const own = await screen.findByRole('row', { name: /Положение о наставничестве/ })
    expect(own).toHaveTextContent('Положение · № 12 от 30.08.2026 · версия 2')
    expect(own).toHaveTextContent('с 01.09.2026, бессрочно')
    expect(own).toHaveTextContent('Действует')
    expect(within(own).getByRole('link')).toHaveAttribute('href', '/documents/1')
    const expired = screen.getByRole('row', { name: /О целевой модели/ })
    expect(expired).toHaveTextContent('муниципалитета')
    expect(expired).toHaveTextContent('с 01.09.2022 по 31.12.2024')
    expect(expired).toHaveTextContent('Срок истёк')
    expect(screen.getByRole('row', { name: /Черновик/ })).toHaveTextContent('срок не указан')
  })

  it('shows beside the state what the expertise says, but not one that was taken back', async () => {
    await show(
      page([
        document({ expertise: expertise('1', { state: 'RETURNED', conclusion: 'REMARKS' }) }),
        document({
          id: 'document:2',
          kind: 'PROGRAMME',
          title: 'Первый год',
          expertise: expertise('2', { state: 'WITHDRAWN' }),
        }),
      ]),
    )
    expect(await screen.findByRole('row', { name: /наставничестве/ })).toHaveTextContent(
      'экспертиза: замечания',
    )
    expect(screen.getByRole('row', { name: /Первый год/ })).not.toHaveTextContent('экспертиза')
  })

  it('stands as cards on a phone', async () => {
    standOn('phone')
    await show(page([document()]))
    expect(await screen.findByRole('link', { name: 'Положение о наставничестве' })).toBeVisible()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('is closed to who does not work with documents', async () => {
    await show(null, {}, {}, false)
    expect(await screen.findByText('Документы вам не видны')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Внести документ' })).toBeNull()
  })

  it('teaches who keeps it what to begin with, and who reads that there is nothing', async () => {
    await show(page([]))
    expect(await screen.findByText(/Начните с положения о наставничестве/)).toBeVisible()
    expect(screen.getAllByRole('button', { name: 'Внести документ' })).toHaveLength(2)
  })

  it('offers nothing to enter to who only reads', async () => {
    await show(page([]), {}, {}, false)
    expect(await screen.findByText('Здесь появятся документы, когда их внесут.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Внести документ' })).toBeNull()
  })
})

describe('the filters', () => {
  it('go to the server as they stand in the address', async () => {
    const { asked } = await show(page([]), {
      q: 'наставникам',
      kind: 'ORDER',
      state: 'IN_FORCE',
      owner: 'MUNICIPALITY',
      dated: 2022,
    })
    expect(await screen.findByText('Таких документов нет')).toBeVisible()
    expect(asked[0]?.filter).toEqual({
      text: 'наставникам',
      kinds: ['ORDER'],
      states: ['IN_FORCE'],
      level: 'MUNICIPALITY',
      year: 2022,
    })
    expect(screen.getByRole('button', { name: 'Снять 5 отборов' })).toBeVisible()
  })

  it('write to the address and begin the list anew', async () => {
    const { onSearch } = await show(page([document()]))
    await userEvent.click(await screen.findByRole('combobox', { name: 'Вид документа' }))
    await userEvent.click(await screen.findByRole('option', { name: 'Протокол' }))
    expect(onSearch).toHaveBeenLastCalledWith({ kind: 'MINUTES', after: undefined, before: undefined })
  })

  it('ask for a year only when it is one', async () => {
    const { onSearch } = await show(page([document()]))
    const year = await screen.findByRole('textbox', { name: 'Год даты' })
    await userEvent.type(year, '20')
    await new Promise((done) => setTimeout(done, 400))
    expect(onSearch).not.toHaveBeenCalled()
    await userEvent.type(year, '22')
    await vi.waitFor(() =>
      expect(onSearch).toHaveBeenLastCalledWith({ dated: 2022, after: undefined, before: undefined }),
    )
  })

  it('drop what the address says and no filter knows', () => {
    expect(v.parse(documentsSearch, { kind: 'POEM', state: 7, dated: 'x', q: 'устав', add: 'ANY' })).toEqual({
      q: 'устав',
      add: 'ANY',
    })
  })
})

describe('a new document', () => {
  it('opens from the address, so that a checklist leads straight to it', async () => {
    await show(page([]), { add: 'PROGRAMME' })
    const sheet = await screen.findByRole('dialog', { name: 'Новый документ' })
    expect(within(sheet).getByRole('combobox', { name: /^Вид документа/ })).toHaveValue('Программа')
  })

  it('stays closed to who may not enter one, whatever the address says', async () => {
    await show(page([]), { add: 'PROGRAMME' }, {}, false)
    await screen.findByText('Документов пока нет')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is entered first and asked for its file then', async () => {
    const sent: unknown[] = []
    const { sent: files } = mockUpload({ status: 201, body: { fileId: 'document-file:1', revision: 2 } })
    await show(
      page([]),
      { add: 'ANY' },
      {
        addDocument: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'DocumentDone', document: { id: 'document:9', revision: 1 } }
        },
      },
    )
    const sheet = await screen.findByRole('dialog', { name: 'Новый документ' })
    const next = () => userEvent.click(within(sheet).getByRole('button', { name: 'Дальше: файл' }))
    await next()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
    await userEvent.click(within(sheet).getByRole('combobox', { name: /^Вид документа/ }))
    await userEvent.click(await screen.findByRole('option', { name: 'Положение' }))
    await userEvent.type(within(sheet).getByRole('textbox', { name: /^Название/ }), 'Положение о парах')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /^Основания/ }), 'Приказ № 131-од')
    await next()
    const step = await screen.findByRole('dialog', { name: 'Файл документа' })
    expect(sent).toMatchObject([
      {
        placeId: 'school:3',
        head: { kind: 'REGULATION', title: 'Положение о парах', basis: ['Приказ № 131-од'], asPrinted: null },
      },
    ])
    expect(within(step).getByRole('link', { name: 'Открыть без файла' })).toHaveAttribute(
      'href',
      '/documents/9',
    )
    await userEvent.upload(
      within(step).getByLabelText('Выбрать файл'),
      new File(['%PDF-1.7'], 'Положение.pdf', { type: 'application/pdf' }),
    )
    expect(await within(step).findByRole('link', { name: 'Открыть документ' })).toBeVisible()
    expect(files).toMatchObject([{ path: '/files/documents/9?revision=1' }])
  })

  it('keeps what was written when a field is refused', async () => {
    await show(
      page([]),
      { add: 'ORDER' },
      {
        addDocument: () => ({
          __typename: 'InvalidInput',
          fields: [{ path: ['head', 'number'], problem: 'TOO_LONG' }],
        }),
      },
    )
    const sheet = await screen.findByRole('dialog', { name: 'Новый документ' })
    await userEvent.type(within(sheet).getByRole('textbox', { name: /^Название/ }), 'О парах')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Номер' }), '7')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Дальше: файл' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Слишком длинно')
    expect(within(sheet).getByRole('textbox', { name: 'Номер' })).toBeInvalid()
    expect(within(sheet).getByRole('textbox', { name: /^Название/ })).toHaveValue('О парах')
  })
})
