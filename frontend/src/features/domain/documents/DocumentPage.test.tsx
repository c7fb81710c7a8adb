import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { document, entry, expertise, file } from '../../../../tests/documents'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { DocumentPage } from './DocumentPage'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function show(change: object = {}, more: object = {}) {
  mockApi({ graphql: { viewer: { document: document(change) }, ...more } })
  await renderPart(<DocumentPage documentId="document:1" />)
  await screen.findByRole('heading', { level: 1, name: 'Положение о наставничестве' })
}
/** Answers a mutation and keeps what was sent to it. */
function answering(
  answer: object = { __typename: 'DocumentDone', document: { id: 'document:1', revision: 8 } },
) {
  const sent: Record<string, unknown>[] = []
  const resolve = ({ input }: { input: Record<string, unknown> }) => {
    sent.push(input)
    return answer
  }
  return { sent, resolve }
}
const panel = (name: string) => screen.getByRole('region', { name })
const press = (name: string, inside: HTMLElement = globalThis.document.body) =>
  userEvent.click(within(inside).getByRole('button', { name }))
const choose = async (name: string) => {
  await press('Другие действия: Положение о наставничестве')
  await userEvent.click(await screen.findByRole('menuitem', { name }))
}

describe('what the page says', () => {
  it('is where the document comes from and how long it holds', async () => {
    await show({
      basis: ['Приказ № 131-од от 17.08.2022', 'Решение педсовета'],
      appendices: ['Форма заявления'],
      validUntil: '2027-08-31',
    })
    const about = panel('О документе')
    expect(about).toHaveTextContent('№ 12 от 30.08.2026')
    expect(about).toHaveTextContent('с 01.09.2026 по 31.08.2027')
    expect(about).toHaveTextContent('приказом № 221-од от 31.08.2026')
    expect(
      within(within(about).getByRole('list', { name: 'Основания' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Приказ № 131-од от 17.08.2022', 'Решение педсовета'])
    expect(screen.getByRole('link', { name: 'СОШ № 3' })).toHaveAttribute('href', '/s/3/documents')
  })

  it('is what the paper prints beside what is right, with the note', async () => {
    await show({
      asPrinted: {
        title: 'Положение о наставничистве',
        number: '12/1',
        date: '31 августа 2026',
        note: 'Опечатка в подлиннике',
      },
    })
    const about = panel('О документе')
    expect(about).toHaveTextContent('В бумаге: Положение о наставничистве')
    expect(about).toHaveTextContent('В бумаге: № 12/1, 31 августа 2026')
    expect(about).toHaveTextContent('Опечатка в подлиннике')
  })

  it('is a warning where nobody should rest on it any more', async () => {
    await show({ isExpired: true, validUntil: '2026-09-30', supersededBy: { id: 'document:2', version: 2 } })
    const [superseded, expired] = screen.getAllByRole('note')
    expect(superseded).toHaveTextContent('Есть новая версия')
    expect(within(superseded as HTMLElement).getByRole('link')).toHaveAttribute('href', '/documents/2')
    expect(expired).toHaveTextContent(/Срок действия закончился 30.сентября.2026/)
  })

  it('is why it was repealed', async () => {
    await show({ state: 'REPEALED', reason: 'Приказ № 300 от 01.11.2026' })
    expect(screen.getByRole('note')).toHaveTextContent('Документ отменён')
    expect(screen.getByRole('note')).toHaveTextContent('Приказ № 300')
  })

  it('leads to the other versions and names this one', async () => {
    await show({
      version: 2,
      versions: [
        document({ version: 2 }),
        document({ id: 'document:0', version: 1, state: 'AMENDED', validUntil: '2026-08-31' }),
      ],
    })
    const versions = panel('Версии')
    expect(versions).toHaveTextContent('версия 2 (эта)')
    expect(within(versions).getByRole('link', { name: 'версия 1' })).toHaveAttribute('href', '/documents/0')
    expect(versions).toHaveTextContent('Заменён новой версией')
  })

  it('is its history in words, also of a deed that this page does not know', async () => {
    await show({
      history: [
        entry('Approve', { from: 'ENDORSED', to: 'APPROVED' }),
        entry('Edit', { at: '2026-08-20T08:00:00Z', from: 'DRAFT', to: 'DRAFT' }),
        entry('SomethingNew', { at: '2026-08-19T08:00:00Z', by: null, why: 'по просьбе' }),
      ],
    })
    const rows = within(panel('История')).getAllByRole('listitem')
    expect(rows[0]).toHaveTextContent('Утверждён')
    expect(rows[1]).toHaveTextContent('Данные изменены')
    expect(rows[2]).toHaveTextContent('SomethingNew')
    expect(rows[2]).toHaveTextContent('система')
    expect(rows[2]).toHaveTextContent('по просьбе')
  })

  it('has no empty chapters', async () => {
    await show()
    for (const name of ['Версии', 'История', 'Согласования', 'Экспертиза'])
      expect(screen.queryByRole('region', { name })).toBeNull()
    expect(screen.getByText('Файлов нет')).toBeVisible()
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Печать'])
  })
})

describe('its files', () => {
  it('say what they are, and which the search does not read', async () => {
    await show({
      files: [file('1'), file('2', { name: 'Скан.pdf', size: 3_400_000, isSearched: false })],
    })
    const [first, second] = within(panel('Файлы')).getAllByRole('listitem')
    expect(first).toHaveTextContent('48 КБ')
    expect(first).not.toHaveTextContent('поиск слов его не читает')
    expect(second).toHaveTextContent('3,2 МБ')
    expect(second).toHaveTextContent('поиск слов его не читает')
    expect(screen.queryByRole('button', { name: /^Убрать файл/ })).toBeNull()
    expect(screen.queryByLabelText('Выбрать файл')).toBeNull()
  })

  it('are removed after a question that names the file', async () => {
    const { sent, resolve } = answering()
    await show(
      { state: 'DRAFT', viewerCan: ['ATTACH'], files: [file('1')] },
      { discardDocumentFile: resolve },
    )
    await press('Убрать файл: Положение.docx')
    const question = await screen.findByRole('dialog', { name: 'Убрать файл «Положение.docx»?' })
    expect(sent).toEqual([])
    await press('Убрать файл', question)
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toMatchObject([{ documentId: 'document:1', revision: 7, fileId: 'document-file:1' }])
  })
})

describe('a step', () => {
  it('that needs no words goes at once and carries the revision that was read', async () => {
    const { sent, resolve } = answering()
    await show({ state: 'DRAFT', viewerCan: ['EDIT', 'START_REVIEW'] }, { reviewDocument: resolve })
    await press('На согласование')
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ documentId: 'document:1', revision: 7, begin: true }]),
    )
  })

  it('on a document that was changed meanwhile changes nothing, and says so', async () => {
    const { sent, resolve } = answering({
      __typename: 'DocumentConflict',
      current: { id: 'document:1', revision: 9 },
    })
    await show({ viewerCan: ['UNPUBLISH'] }, { publishDocument: resolve })
    await choose('Снять с сайта')
    await vi.waitFor(() => expect(sent).toMatchObject([{ isPublished: false }]))
  })

  it('that approves asks for the order, then says what it brings about', async () => {
    const { sent, resolve } = answering()
    await show(
      {
        state: 'ENDORSED',
        viewerCan: ['APPROVE'],
        approvedBy: null,
        effectiveFrom: '2020-09-01',
        supersedes: { id: 'document:0', version: 1 },
      },
      { approveDocument: resolve },
    )
    await press('Утвердить')
    const sheet = await screen.findByRole('dialog', { name: 'Утвердить документ' })
    await press('Дальше', sheet)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Номер приказа' }), '300-од')
    await typeDay(sheet, /^Дата приказа/, '31.08.2020')
    await press('Дальше', sheet)
    const question = await screen.findByRole('dialog', { name: 'Утвердить приказом № 300-од от 31.08.2020?' })
    expect(question).toHaveTextContent(/Документ действует с 1.сентября.2020/)
    expect(question).toHaveTextContent('Версия 1 перестанет действовать.')
    expect(sent).toEqual([])
    await press('Утвердить', question)
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toMatchObject([
      { revision: 7, orderNumber: '300-од', approvedOn: '2020-08-31', effectiveFrom: '2020-09-01' },
    ])
  })

  it('that approves at once stands beside the one that asks others first', async () => {
    await show({ state: 'DRAFT', viewerCan: ['START_REVIEW', 'APPROVE'] })
    expect(screen.getByRole('button', { name: 'На согласование' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Утвердить' })).toBeVisible()
  })

  it('that is refused leads back to its field', async () => {
    const { resolve } = answering({ __typename: 'DocumentRefused', reason: 'ORDER_IN_FUTURE' })
    await show(
      { state: 'ENDORSED', viewerCan: ['APPROVE'], kind: 'ORDER', date: '2020-08-30' },
      { approveDocument: resolve },
    )
    await press('Утвердить')
    const sheet = await screen.findByRole('dialog', { name: 'Утвердить документ' })
    // An order is its own order: its number and day stand in the form already.
    expect(within(sheet).getByRole('textbox', { name: 'Номер приказа' })).toHaveValue('12')
    await vi.waitFor(
      () => expect(within(sheet).getByRole('textbox', { name: /^Дата приказа/ })).toBeEnabled(),
      10_000,
    )
    await press('Дальше', sheet)
    await press('Утвердить', await screen.findByRole('dialog', { name: /^Утвердить приказом/ }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Дата приказа ещё не наступила')
    expect(within(sheet).getByRole('textbox', { name: /^Дата приказа/ })).toBeInvalid()
  })

  it('that ends a document wants its reason', async () => {
    const { sent, resolve } = answering()
    await show({ viewerCan: ['REPEAL', 'ARCHIVE'] }, { repealDocument: resolve })
    await choose('Отменить документ')
    const sheet = await screen.findByRole('dialog', { name: 'Отменить документ' })
    await press('Отменить документ', sheet)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Причина' }), 'Новое положение')
    await press('Отменить документ', sheet)
    await vi.waitFor(() => expect(sent).toMatchObject([{ reason: 'Новое положение', revision: 7 }]))
  })

  it('that publishes says first how many files become open', async () => {
    const { sent, resolve } = answering()
    await show({ viewerCan: ['PUBLISH'], files: [file('1'), file('2')] }, { publishDocument: resolve })
    await choose('Опубликовать на сайте')
    const question = await screen.findByRole('dialog', { name: 'Опубликовать «Положение о наставничестве»?' })
    expect(question).toHaveTextContent('Вместе с ним откроются 2 файла')
    expect(sent).toEqual([])
    await press('Опубликовать на сайте', question)
    await vi.waitFor(() => expect(sent).toMatchObject([{ isPublished: true }]))
  })

  it('that throws a draft away counts the files that go with it', async () => {
    const { sent, resolve } = answering({ __typename: 'DocumentRefused', reason: 'WRONG_STATE' })
    await show({ state: 'DRAFT', viewerCan: ['DISCARD'], files: [file('1')] }, { discardDocument: resolve })
    await choose('Удалить черновик')
    const question = await screen.findByRole('dialog', { name: /^Удалить черновик/ })
    expect(question).toHaveTextContent('С ним пропадёт 1 файл')
    await press('Удалить', question)
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toHaveLength(1)
  })
})

describe('an endorsement', () => {
  it('is written with the body, the minutes and the day', async () => {
    const { sent, resolve } = answering()
    await show({ state: 'INTERNAL_REVIEW', viewerCan: ['ENDORSE'] }, { endorseDocument: resolve })
    expect(panel('Согласования')).toHaveTextContent('Согласований пока нет.')
    await press('Записать согласование')
    const sheet = await screen.findByRole('dialog', { name: 'Записать согласование' })
    await userEvent.type(within(sheet).getByRole('combobox', { name: /^Кем/ }), 'Педагогический совет')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Номер протокола' }), '1')
    await typeDay(sheet, /^Дата/, '30.08.2026')
    await press('Записать', sheet)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({
      revision: 7,
      endorsement: {
        kind: 'CONSIDERED',
        body: 'Педагогический совет',
        minutesNumber: '1',
        date: '2026-08-30',
      },
    })
  })

  it('reads as it is printed on the paper', async () => {
    await show({
      endorsements: [
        { kind: 'CONSIDERED', body: 'Педагогический совет', minutesNumber: '1', date: '2026-08-30' },
        { kind: 'OPINION_TAKEN', body: 'Профсоюз', minutesNumber: null, date: '2026-08-25' },
      ],
    })
    const [first, second] = within(panel('Согласования')).getAllByRole('listitem')
    expect(first).toHaveTextContent('Рассмотрен: Педагогический совет')
    expect(first).toHaveTextContent('протокол № 1 от 30.08.2026')
    expect(second).toHaveTextContent('Учтено мнение: Профсоюз')
    expect(second).toHaveTextContent('25.08.2026')
  })
})

describe('its expertise', () => {
  it('tells every round with its words', async () => {
    await show({
      expertises: [
        expertise('2', { state: 'IN_PROGRESS', takenBy: 'Соколова М. В.' }),
        expertise('1', {
          state: 'RETURNED',
          conclusion: 'REMARKS',
          remarks: 'Пункт 3: назовите срок.',
          concludedAt: '2026-11-05T08:00:00Z',
          concludedBy: 'Соколова М. В.',
        }),
      ],
      viewerCan: ['WITHDRAW_FROM_EXPERTISE'],
    })
    const [now, before] = within(panel('Экспертиза')).getAllByRole('listitem')
    expect(now).toHaveTextContent('Идёт экспертиза')
    expect(now).toHaveTextContent('Смотрит Соколова М. В.')
    expect(before).toHaveTextContent('С замечаниями')
    expect(before).toHaveTextContent('Пункт 3: назовите срок.')
    expect(screen.getByRole('button', { name: 'Отозвать с экспертизы' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Дать заключение' })).toBeNull()
  })

  it('is asked for with one press, and the page says what it is', async () => {
    const { sent, resolve } = answering()
    await show({ viewerCan: ['SUBMIT_FOR_EXPERTISE'] }, { submitDocument: resolve })
    expect(panel('Экспертиза')).toHaveTextContent('Это не заменяет утверждения.')
    await press('Отправить на экспертизу')
    await vi.waitFor(() => expect(sent).toMatchObject([{ submit: true, revision: 7 }]))
  })
})

it('edits what the document says of itself and keeps what the paper prints', async () => {
  const { sent, resolve } = answering()
  await show(
    {
      state: 'DRAFT',
      viewerCan: ['EDIT'],
      asPrinted: { title: null, number: '12/1', date: null, note: null },
    },
    { editDocument: resolve },
  )
  await press('Изменить')
  const sheet = await screen.findByRole('dialog', { name: 'Данные документа' })
  expect(within(sheet).getByRole('textbox', { name: 'Номер в бумаге' })).toHaveValue('12/1')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Название' }), ' (новое)')
  await press('Сохранить', sheet)
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    documentId: 'document:1',
    revision: 7,
    head: {
      title: 'Положение о наставничестве (новое)',
      number: '12',
      asPrinted: { title: null, number: '12/1', date: null, note: null },
    },
  })
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
