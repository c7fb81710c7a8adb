import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { PracticePage } from './PracticePage'
import { PracticesPage } from './PracticesPage'

const school = {
  slug: 'shkola-1',
  name: 'Школа № 1',
  fullName: 'МБОУ «Школа № 1»',
  municipality: { slug: 'zato-seversk', name: 'ЗАТО Северск', practiceCount: 2 },
}
const practice = (slug: string, authors: object[] = []) => ({
  slug,
  title: `Практика ${slug}`,
  summary: 'Коротко о результате.',
  problem: 'Трудно было начать.',
  actions: 'Встречались\nраз в неделю.',
  result: 'Стало легче.',
  conditions: '',
  form: 'TEACHER_TEACHER',
  format: 'ONE_TO_ONE',
  topics: ['UPBRINGING'],
  school,
  authors,
  publishedAt: '2026-03-05T09:00:00Z',
})

type Asked = { filter: { text?: string | null } | null; after?: string | null }
/** Two pages of one practice each; «ничего» finds nothing. */
const practices = ({ filter, after }: Asked) => {
  const none = filter?.text === 'ничего'
  const nodes = none ? [] : [practice(after ? 'vtoraya' : 'pervaya')]
  const pageInfo = {
    hasNextPage: !none && !after,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: none ? null : 'c',
  }
  return { totalCount: none ? 0 : 2, pageInfo, nodes, edges: [] }
}
const municipalities = [school.municipality]

afterEach(() => vi.unstubAllGlobals())

describe('the list of practices', () => {
  it('shows a portion, then the next one under it, and keeps the caret when the list is over', async () => {
    mockApi({ graphql: { practices, municipalities } })
    await renderPart(<PracticesPage search={{}} onSearch={() => {}} />)
    expect(await screen.findByText('Найдено 2 практики')).toBeInTheDocument()
    const list = screen.getByRole('list', { name: 'Список практик' })
    expect(within(list).getAllByRole('article')).toHaveLength(1)
    await userEvent.click(screen.getByRole('button', { name: 'Показать ещё' }))
    expect(await screen.findByRole('link', { name: 'Практика vtoraya' })).toBeInTheDocument()
    expect(within(list).getAllByRole('article')).toHaveLength(2)
    expect(screen.queryByRole('button', { name: 'Показать ещё' })).not.toBeInTheDocument()
    expect(screen.getByText('Показано 2 из 2')).toHaveFocus()
  })

  it('says what to do when nothing fits, and takes every filter off at once', async () => {
    mockApi({ graphql: { practices, municipalities } })
    const onSearch = vi.fn()
    await renderPart(<PracticesPage search={{ q: 'ничего', topic: 'UPBRINGING' }} onSearch={onSearch} />)
    expect(await screen.findByText('Ничего не нашлось')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Снять отбор' }))
    expect(onSearch).toHaveBeenCalledWith({
      q: undefined,
      municipality: undefined,
      school: undefined,
      form: undefined,
      format: undefined,
      topic: undefined,
    })
  })
})

describe('a practice', () => {
  it('shows of its authors what each agreed to, and no empty section', async () => {
    const authors = [
      { name: 'Иванова Мария Петровна', position: 'учитель', workplace: null },
      { name: null, position: null, workplace: null },
    ]
    mockApi({ graphql: { practice: practice('pervaya', authors) } })
    await renderPart(<PracticePage slug="pervaya" />)
    expect(await screen.findByRole('heading', { level: 1, name: 'Практика pervaya' })).toBeInTheDocument()
    expect(document.title).toBe('Практика pervaya · Наставник')
    expect(screen.getByText('Иванова Мария Петровна, учитель')).toBeInTheDocument()
    expect(screen.queryByText('Имена не опубликованы')).not.toBeInTheDocument()
    expect(screen.getByRole('heading', { name: 'Что делали' })).toBeInTheDocument()
    expect(screen.queryByRole('heading', { name: 'Что нужно, чтобы повторить' })).not.toBeInTheDocument()
    expect(screen.getByText('Сервис опубликовал 5 марта 2026 г.')).toBeInTheDocument()
  })

  it('says so when nobody agreed', async () => {
    mockApi({
      graphql: { practice: practice('pervaya', [{ name: null, position: null, workplace: null }]) },
    })
    await renderPart(<PracticePage slug="pervaya" />)
    expect(await screen.findByText('Имена не опубликованы')).toBeInTheDocument()
  })
})
