import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { document, expertise, file, school } from '../../../../../tests/documents'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { page } from '../../../../../tests/roadmaps'
import { ExpertisePage } from './ExpertisePage'
import type { ExpertiseSearch } from './expertise.search'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type Input = { documentId: string; conclusion: string | null; remarks: string | null }
const CAN = ['TAKE_EXPERTISE', 'CONCLUDE_EXPERTISE']
const waiting = (id: string, title: string, change: object = {}) => {
  const round = expertise(id, change)
  return document({
    id: `document:${id}`,
    owner: { ...school, name: `СОШ № ${id}` },
    title,
    expertise: round,
    expertises: [round],
    files: [file(id)],
    viewerCan: CAN,
  })
}
const queue = () => [
  waiting('1', 'Положение'),
  waiting('2', 'Дорожная карта', { state: 'IN_PROGRESS', takenBy: 'Соколова М. В.' }),
  waiting('3', 'Программа'),
]

/** The page with its address, as the route keeps it. */
function Page() {
  const [search, setSearch] = useState<ExpertiseSearch>({})
  return (
    <ExpertisePage
      level="MUNICIPALITY"
      placeId="municipality:1"
      search={search}
      onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
    />
  )
}

async function show(documents: Record<string, unknown>[] | null, answer?: (input: Input) => object) {
  const sent: Input[] = []
  mockApi({
    graphql: {
      viewer: {
        municipality: {
          id: 'municipality:1',
          name: 'ЗАТО Северск',
          expertiseQueue: documents && page(documents),
        },
        document: ({ id }: { id: string }) => documents?.find((each) => each.id === id) ?? null,
      },
      examineDocument: ({ input }: { input: Input }) => {
        sent.push(input)
        return (
          answer?.(input) ?? {
            __typename: 'DocumentDone',
            document: { id: input.documentId, revision: 8 },
          }
        )
      },
    },
  })
  await renderPart(<Page />)
  await screen.findByRole('heading', { level: 1, name: 'Экспертиза документов' })
  return sent
}
const looked = (title: string) => screen.findByRole('heading', { level: 2, name: title })

describe('the queue', () => {
  it('says who waits for what, and who looks at it already', async () => {
    await show(queue())
    const list = screen.getByRole('navigation', { name: 'Экспертиза документов' })
    expect(within(list).getByRole('status')).toHaveTextContent('Ждут 3 документа')
    const [first, second] = within(list).getAllByRole('button')
    expect(first).toHaveTextContent('СОШ № 1')
    expect(first).toHaveTextContent(/прислан 10.нояб/)
    expect(first).toHaveAttribute('aria-current', 'true')
    expect(second).toHaveTextContent('Смотрит Соколова М. В.')
    expect(await looked('Положение')).toBeVisible()
    // What is to be read is at hand.
    expect(screen.getByRole('button', { name: 'Скачать: Положение.docx' })).toBeVisible()
  })

  it('is walked through with two keys, and stops at its ends', async () => {
    await show(queue())
    await looked('Положение')
    await userEvent.keyboard('k')
    expect(await looked('Положение')).toBeVisible()
    await userEvent.keyboard('j')
    expect(await looked('Дорожная карта')).toBeVisible()
    await userEvent.keyboard('jj')
    expect(await looked('Программа')).toBeVisible()
  })

  it('understands the keys whatever language is switched on', async () => {
    await show(queue())
    await looked('Положение')
    await userEvent.keyboard('{о>}[KeyJ]')
    expect(await looked('Дорожная карта')).toBeVisible()
  })

  it('teaches what comes here when it is empty', async () => {
    await show([])
    expect(screen.getByText('Очередь пуста')).toBeVisible()
  })

  it('is closed to who does not examine', async () => {
    await show(null)
    expect(screen.getByText('Экспертиза вам не поручена')).toBeVisible()
  })
})

describe('an examination', () => {
  it('is taken on with a key, which says nothing of a conclusion', async () => {
    const sent = await show(queue())
    await looked('Положение')
    await userEvent.keyboard('t')
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ documentId: 'document:1', conclusion: null, remarks: null }]),
    )
  })

  it('opens its conclusion with a key, and the letter does not land in a field', async () => {
    await show(queue())
    await looked('Положение')
    await userEvent.keyboard('c')
    const sheet = await screen.findByRole('dialog', { name: 'Заключение' })
    expect(within(sheet).getByRole('textbox', { name: /^Замечания/ })).toHaveValue('')
    // Letters typed into the sheet write and do not walk.
    await userEvent.type(within(sheet).getByRole('textbox', { name: /^Замечания/ }), 'jjt')
    expect(within(sheet).getByRole('textbox', { name: /^Замечания/ })).toHaveValue('jjt')
    expect(screen.getByRole('dialog', { name: 'Заключение' })).toBeVisible()
  })

  it('does not open by key where the reader may not conclude', async () => {
    await show([document({ id: 'document:1', title: 'Положение', expertise: expertise('1'), viewerCan: [] })])
    await looked('Положение')
    await userEvent.keyboard('ct')
    await new Promise((done) => setTimeout(done, 100))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('a conclusion', () => {
  async function open() {
    await looked('Положение')
    await userEvent.click(screen.getByRole('button', { name: 'Дать заключение' }))
    const sheet = await screen.findByRole('dialog', { name: 'Заключение' })
    return {
      sheet,
      say: (name: string) => userEvent.click(within(sheet).getByRole('radio', { name })),
      remarks: () => within(sheet).getByRole('textbox', { name: /^Замечания/ }),
      submit: () => userEvent.click(within(sheet).getByRole('button', { name: 'Отправить заключение' })),
    }
  }

  it('with remarks needs the remarks', async () => {
    const sent = await show(queue())
    const { sheet, say, remarks, submit } = await open()
    await submit()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Выберите вывод')
    await say('С замечаниями')
    await submit()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Напишите, что исправить')
    expect(sent).toEqual([])
    await userEvent.type(remarks(), 'Пункт 3: назовите срок.')
    await submit()
    await vi.waitFor(() =>
      expect(sent).toMatchObject([
        { documentId: 'document:1', conclusion: 'REMARKS', remarks: 'Пункт 3: назовите срок.' },
      ]),
    )
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('that is positive needs no words, and brings the next of the queue', async () => {
    const sent = await show(queue())
    const { say, submit } = await open()
    await say('Положительное')
    await submit()
    await vi.waitFor(() => expect(sent).toMatchObject([{ conclusion: 'POSITIVE', remarks: null }]))
    expect(await looked('Дорожная карта')).toBeVisible()
  })

  it('that comes too late keeps its words', async () => {
    await show(queue(), () => ({ __typename: 'DocumentRefused', reason: 'NO_EXPERTISE' }))
    const { sheet, say, remarks, submit } = await open()
    await say('Отрицательное')
    await userEvent.type(remarks(), 'Другой документ.')
    await submit()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Открытой экспертизы нет')
    expect(remarks()).toHaveValue('Другой документ.')
  })

  it('that was not sent outlives a closed sheet, each document with its own words', async () => {
    await show(queue())
    const first = await open()
    await userEvent.type(first.remarks(), 'Пункт 3')
    await userEvent.click(within(first.sheet).getByRole('button', { name: 'Отмена' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const again = await open()
    expect(again.remarks()).toHaveValue('Пункт 3')
    await userEvent.click(within(again.sheet).getByRole('button', { name: 'Отмена' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await userEvent.keyboard('j')
    await looked('Дорожная карта')
    await userEvent.keyboard('c')
    const other = await screen.findByRole('dialog', { name: 'Заключение' })
    expect(within(other).getByRole('textbox', { name: /^Замечания/ })).toHaveValue('')
  })
})
