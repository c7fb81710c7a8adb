import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/error'
import * as files from '@/shared/api/file'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { DocumentTemplatesPage } from './DocumentTemplatesPage'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const region = { id: 'region:1', level: 'REGION', name: 'Томская область' }
const template = (id: string, title: string, change: object = {}) => ({
  id: `document-template:${id}`,
  kind: 'REGULATION',
  title,
  body: 'Положение действует в {organisation}.',
  version: 3,
  placeholders: ['organisation', 'head'],
  viewerCanEdit: false,
  owner: region,
  parent: null,
  preview: '# Положение\n1. Действует в СОШ № 3. Куратор {curator}, приказ № {order number}, {особое место}.',
  ...change,
})
const shared = template('1', 'Положение о наставничестве')
const own = template('2', 'Приказ о кураторе', {
  kind: 'ORDER',
  viewerCanEdit: true,
  owner: { id: 'municipality:1', level: 'MUNICIPALITY', name: 'ЗАТО Северск' },
  parent: template('9', 'Приказ области'),
})

async function show(
  level: 'SCHOOL' | 'MUNICIPALITY',
  templates: unknown = [shared, own],
  { adds = true, ...more }: { adds?: boolean; keepDocumentTemplate?: unknown } = {},
) {
  const field = level === 'SCHOOL' ? 'school' : 'municipality'
  const id = `${field}:1`
  mockApi({
    graphql: {
      viewer: { [field]: { id, name: 'СОШ № 3', mayAddDocuments: adds, documentTemplates: templates } },
      ...more,
    },
  })
  await renderPart(<DocumentTemplatesPage level={level} placeId={id} />)
  await screen.findByRole('heading', { level: 1, name: 'Шаблоны документов' })
}
const button = (name: string) => screen.getByRole('button', { name })

describe('the list', () => {
  it('says whose each is and of what it is a variant', async () => {
    await show('SCHOOL')
    const row = await screen.findByRole('row', { name: /Приказ о кураторе/ })
    expect(row).toHaveTextContent('ЗАТО Северск')
    expect(row).toHaveTextContent('вариант: Приказ области')
    expect(screen.getByRole('row', { name: /Положение о наставничестве/ })).toHaveTextContent(
      'Томская область',
    )
  })

  it('calls one of nobody shared', async () => {
    await show('SCHOOL', [template('3', 'Общий', { owner: null })])
    expect(await screen.findByRole('row', { name: /Общий/ })).toHaveTextContent('общий')
  })

  it('gives a school nothing to write: it works by what stands above it', async () => {
    await show('SCHOOL')
    await screen.findByRole('row', { name: /Приказ о кураторе/ })
    expect(screen.queryByRole('button', { name: /^Изменить|^Свой вариант|^Новый/ })).toBeNull()
  })

  it('lets a municipality change its own and vary what comes from above', async () => {
    await show('MUNICIPALITY')
    await screen.findByRole('row', { name: /Приказ о кураторе/ })
    expect(button('Изменить: Приказ о кураторе')).toBeVisible()
    expect(button('Свой вариант: Положение о наставничестве')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Свой вариант: Приказ о кураторе' })).toBeNull()
  })

  it('is closed to who does not work with documents', async () => {
    await show('SCHOOL', null)
    expect(await screen.findByText('Шаблоны вам не видны')).toBeVisible()
  })
})

describe('a template that is read', () => {
  const open = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Положение о наставничестве' }))
    return screen.findByRole('dialog', { name: 'Положение о наставничестве' })
  }

  it('stands filled, and marks what a person has to write', async () => {
    await show('SCHOOL')
    const sheet = await open()
    const text = await within(sheet).findByRole('article')
    expect(within(text).getByRole('heading', { name: 'Положение' })).toBeVisible()
    expect(text).toHaveTextContent('1. Действует в СОШ № 3.')
    expect(within(text).getByText('{куратор}').tagName).toBe('MARK')
    // A place that this page does not know keeps its own name.
    expect(within(sheet).getByRole('note')).toHaveTextContent(
      'Осталось вписать 3 места: куратор, номер приказа и особое место.',
    )
  })

  it('asks for nothing where all is known', async () => {
    await show('SCHOOL', [template('1', 'Положение о наставничестве', { preview: 'Всё известно.' })])
    const sheet = await open()
    await within(sheet).findByRole('article')
    expect(within(sheet).queryByRole('note')).toBeNull()
  })

  it('goes to Word filled for this place, and its failure is told', async () => {
    const asked: [string, string][] = []
    vi.spyOn(files, 'saveFile').mockImplementation(async (...args) => {
      asked.push(args)
      throw new ApiError('UNAVAILABLE', 'away')
    })
    await show('SCHOOL')
    const sheet = await open()
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Скачать .docx' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Сервис временно недоступен')
    expect(asked).toEqual([
      ['/files/document-templates/1.docx?place=school%3A1', 'Положение о наставничестве.docx'],
    ])
  })

  it('leads back with the finished document of its kind', async () => {
    await show('SCHOOL')
    const sheet = await open()
    expect(await within(sheet).findByRole('link', { name: 'Внести готовый документ' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/s\/1\/documents\?add=.*REGULATION/),
    )
  })

  it('offers no way back to who enters no documents', async () => {
    await show('SCHOOL', [shared], { adds: false })
    const sheet = await open()
    await within(sheet).findByRole('article')
    expect(within(sheet).queryByRole('link', { name: 'Внести готовый документ' })).toBeNull()
    expect(sheet).toHaveTextContent('Вносит документы куратор или руководитель.')
  })
})

it('says of a template of another place that it is closed', async () => {
  await show('SCHOOL', [template('1', 'Положение о наставничестве', { preview: null })])
  await userEvent.click(await screen.findByRole('button', { name: 'Положение о наставничестве' }))
  expect(await screen.findByText('Шаблоны вам не видны')).toBeVisible()
})

describe('a template that is written', () => {
  type Input = {
    templateId: string | null
    parentId: string | null
    version: number
    body: string
    title: string
  }
  async function write(opener: string, answer: (input: Input) => object) {
    const sent: Input[] = []
    await show('MUNICIPALITY', [shared, own], {
      keepDocumentTemplate: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer(input)
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: opener }))
    const sheet = await screen.findByRole('dialog')
    return {
      sent,
      sheet,
      body: () => within(sheet).getByRole('textbox', { name: /^Текст/ }),
      save: () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить шаблон' })),
    }
  }
  const done = () => ({ __typename: 'KeepDocumentTemplateDone' })

  it('as a variant begins with the words from above and leaves them as they are', async () => {
    const { sent, sheet, body, save } = await write('Свой вариант: Положение о наставничестве', done)
    expect(body()).toHaveValue('Положение действует в {organisation}.')
    expect(sheet).toHaveTextContent('{head}')
    await userEvent.type(body(), ' С 1 сентября.')
    await save()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({
      templateId: null,
      parentId: 'document-template:1',
      version: 0,
      body: 'Положение действует в {organisation}. С 1 сентября.',
    })
  })

  it('anew asks for its kind, its name and its words', async () => {
    const { sent, sheet, save } = await write('Новый шаблон', done)
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 3 поля')
    expect(sent).toEqual([])
  })

  it('by two at once shows both texts, and keeps all of mine over theirs', async () => {
    const { sent, sheet, body, save } = await write('Изменить: Приказ о кураторе', ({ version }) =>
      version === 3
        ? {
            __typename: 'KeepDocumentTemplateConflict',
            current: { ...own, body: 'Другие слова.', version: 7 },
          }
        : done(),
    )
    await userEvent.type(body(), ' Моё.')
    await save()
    const row = await within(sheet).findByRole('row', { name: /^Текст/ })
    expect(row).toHaveTextContent('Другие слова.')
    await userEvent.type(body(), ' И ещё.')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить моё' }))
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]).toMatchObject({
      templateId: 'document-template:2',
      version: 7,
      body: 'Положение действует в {organisation}. Моё. И ещё.',
    })
  })
})
