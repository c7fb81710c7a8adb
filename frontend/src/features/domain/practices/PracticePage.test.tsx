import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { PracticePage } from './PracticePage'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const author = (id: string, fullName: string, publicFields: string[] = []) => ({
  publicFields,
  person: { id, fullName },
})
const orlova = author('person:1', 'Орлова Ольга Ивановна', ['NAME', 'POSITION'])
const belov = author('person:2', 'Белов Пётр Сергеевич')
const practice = {
  id: 'practice:1',
  slug: 'tihiy-klass',
  title: 'Тихий класс',
  problem: 'Шум на уроке',
  actions: 'Договорились о знаках',
  result: 'Тишина за минуту',
  conditions: 'Два урока подряд',
  form: 'TEACHER_TEACHER',
  format: 'ONE_TO_ONE',
  topics: ['LESSON_EXTRACURRICULAR'],
  state: 'DRAFT',
  remark: null,
  publishedAt: null,
  version: 3,
  viewerCan: ['READ'],
  school: { id: 'school:1', name: 'СОШ № 89' },
  authors: [orlova, belov],
  programme: {
    id: 'programme:1',
    mentorship: { id: 'mentorship:1', mentors: [orlova], mentees: [belov] },
  },
}

async function show(over: object = {}, more: object = {}) {
  mockApi({ graphql: { viewer: { practice: { ...practice, ...over } }, ...more } })
  await renderPart(<PracticePage practiceId="practice:1" />)
  await screen.findByRole('heading', { level: 1, name: 'Тихий класс' })
}
const press = (name: string, where: HTMLElement) =>
  userEvent.click(within(where).getByRole('button', { name }))

describe('what a reader sees', () => {
  it('is the text in the order of its template, and of each author what the public will see', async () => {
    await show()
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'Проблема',
      'Что делали',
      'Результат',
      'Условия',
      'Авторы',
    ])
    const [first, second] = screen.getAllByRole('listitem')
    expect(first).toHaveTextContent('имя видно на сайте')
    expect(first).toHaveTextContent('Показывается: ')
    expect(second).toHaveTextContent('имя скрыто')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('has no empty chapter: what others need may be nothing', async () => {
    await show({ conditions: '' })
    expect(screen.queryByRole('heading', { name: 'Условия' })).toBeNull()
    expect(screen.getByRole('heading', { name: 'Результат' })).toBeVisible()
  })

  it('leads to the public page only while there is one', async () => {
    await show({ state: 'PUBLISHED', publishedAt: '2026-03-05T09:00:00Z' })
    expect(screen.getByRole('link', { name: 'Открыть публичную страницу' })).toHaveAttribute(
      'href',
      '/p/tihiy-klass',
    )
  })

  it('says why it was taken down, and offers no page that is closed', async () => {
    await show({ state: 'WITHDRAWN', remark: 'В тексте названы дети.', publishedAt: '2026-03-05T09:00:00Z' })
    expect(screen.getByRole('note')).toHaveTextContent('Почему снята с публикации')
    expect(screen.getByRole('note')).toHaveTextContent('В тексте названы дети.')
    expect(screen.queryByRole('link', { name: 'Открыть публичную страницу' })).toBeNull()
  })

  it('keeps an old remark off a practice that has moved on', async () => {
    await show({ state: 'SUBMITTED', remark: 'Допишите условия.' })
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('names the programme only to who may read it', async () => {
    await show({ programme: null })
    expect(screen.queryByRole('link', { name: 'открыть программу' })).toBeNull()
  })
})

describe('a step', () => {
  it('that has no way back asks first and says who will be named', async () => {
    const published = vi.fn(() => ({ __typename: 'PublishPracticeDone' }))
    await show({ state: 'SCHOOL_APPROVED', viewerCan: ['READ', 'PUBLISH'] }, { publishPractice: published })
    await userEvent.click(screen.getByRole('button', { name: 'Опубликовать' }))
    const question = await screen.findByRole('dialog', { name: 'Опубликовать «Тихий класс»?' })
    expect(question).toHaveTextContent('Будет названо имя 1 автора.')
    expect(published).not.toHaveBeenCalled()
    await userEvent.click(within(question).getByRole('button', { name: 'Опубликовать' }))
    await vi.waitFor(() => expect(published).toHaveBeenCalledOnce())
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('that names nobody says that as well', async () => {
    await show({
      state: 'WITHDRAWN',
      viewerCan: ['READ', 'PUBLISH'],
      authors: [belov],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Опубликовать снова' }))
    expect(await screen.findByRole('dialog')).toHaveTextContent('Имена авторов останутся скрыты')
  })

  it('back wants a remark, and a practice that moved meanwhile keeps the words', async () => {
    const sent: unknown[] = []
    await show(
      { state: 'SUBMITTED', viewerCan: ['READ', 'RETURN', 'APPROVE_AT_SCHOOL'] },
      {
        returnPractice: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'ReturnPracticeRefused' }
        },
      },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Вернуть с замечанием' }))
    const sheet = await screen.findByRole('dialog', { name: 'Вернуть с замечанием' })
    await press('Вернуть с замечанием', sheet)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
    expect(sent).toEqual([])
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Замечание' }), 'Допишите условия.')
    await press('Вернуть с замечанием', sheet)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Практика уже в другом состоянии')
    expect(sent).toEqual([{ practiceId: 'practice:1', remark: 'Допишите условия.' }])
    expect(within(sheet).getByRole('textbox', { name: 'Замечание' })).toHaveValue('Допишите условия.')
  })

  it('is offered only to whom it is given', async () => {
    await show({ viewerCan: ['READ', 'WRITE', 'SUBMIT'] })
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'Изменить',
      'Представить руководителю',
    ])
  })
})

describe('the form', () => {
  type Input = { version: number; title: string; conditions: string; authorIds: string[] }
  async function edit(answer: (input: Input) => object) {
    const sent: Input[] = []
    await show(
      { viewerCan: ['READ', 'WRITE'] },
      {
        writePractice: ({ input }: { input: Input }) => {
          sent.push(input)
          return answer(input)
        },
      },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Изменить' }))
    const sheet = await screen.findByRole('dialog', { name: 'Изменить практику' })
    const field = (name: RegExp | string) => within(sheet).getByRole('textbox', { name })
    return { sent, sheet, field, save: () => press('Сохранить практику', sheet) }
  }
  const done = () => ({ __typename: 'WritePracticeDone', practice: { id: 'practice:1' } })
  const theirs = {
    __typename: 'WritePracticeConflict',
    current: { ...practice, title: 'Тихий урок', version: 8 },
  }

  it('sends the whole practice with the version that was read', async () => {
    const { sent, field, save } = await edit(done)
    await userEvent.type(field('Название'), ' и его знаки')
    await save()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({
      version: 3,
      title: 'Тихий класс и его знаки',
      authorIds: ['person:1', 'person:2'],
    })
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('wants an author: a practice of nobody cannot be asked about', async () => {
    const { sent, sheet, save } = await edit(done)
    for (const box of within(sheet).getAllByRole('checkbox', { name: /Ивановна|Сергеевич/ }))
      await userEvent.click(box)
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Отметьте хотя бы одного автора')
    expect(sent).toEqual([])
  })

  it('shows both texts of a conflict, and takes the other one whole', async () => {
    const { sent, sheet, field, save } = await edit(() => theirs)
    await userEvent.type(field('Название'), '!')
    await save()
    const row = await within(sheet).findByRole('row', { name: /^Название/ })
    expect(row).toHaveTextContent('Тихий класс!')
    expect(row).toHaveTextContent('Тихий урок')
    await press('Взять текущее', sheet)
    expect(field('Название')).toHaveValue('Тихий урок')
    expect(sent).toHaveLength(1)
  })

  it('keeps all of mine, also what was typed after the conflict was told', async () => {
    const { sent, sheet, field, save } = await edit((input) => (input.version === 3 ? theirs : done()))
    await userEvent.type(field('Название'), '!')
    await save()
    await within(sheet).findByRole('button', { name: 'Сохранить моё' })
    await userEvent.type(field(/^Условия/), ' и терпение')
    await press('Сохранить моё', sheet)
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]).toMatchObject({
      version: 8,
      title: 'Тихий класс!',
      conditions: 'Два урока подряд и терпение',
    })
  })
})
