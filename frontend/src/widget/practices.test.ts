import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import './practices'

const practice = (slug: string, title: string, name: string | null = null) => ({
  slug,
  title,
  summary: `Итог: ${title}`,
  publishedAt: '2026-11-01T09:00:00+00:00',
  school: { name: 'СОШ № 1', municipality: { name: 'Северск' } },
  authors: [{ name, position: null }],
})
const page = (nodes: unknown[], endCursor: string | null = null) =>
  Response.json({ data: { practices: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } })

let answers: (() => Response)[]
let asked: { variables: { filter: object; first: number; after: string | null }; origin: string }[]

beforeEach(() => {
  answers = []
  asked = []
  vi.stubGlobal('fetch', async (address: URL) => {
    const url = new URL(address)
    asked.push({
      variables: JSON.parse(url.searchParams.get('variables') ?? ''),
      origin: url.origin,
    })
    const answer = answers.shift()
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  })
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function put(attributes: Record<string, string> = {}) {
  const element = document.createElement('nastavnik-practices')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  const root = element.shadowRoot
  if (!root) throw new Error('no shadow')
  const state = (wanted: string) => vi.waitFor(() => expect(element.dataset.state).toBe(wanted))
  const titles = () => [...root.querySelectorAll('a')].map((link) => link.textContent)
  const button = () => root.querySelector('button') as HTMLButtonElement
  const said = () => root.querySelector('[role=status]')?.textContent
  return { element, root, state, titles, button, said }
}

describe('<nastavnik-practices>', () => {
  it('asks the service by what its attributes say and shows what comes', async () => {
    answers = [() => page([practice('kot', 'Кот', 'Орлова Ольга')])]
    const block = put({
      origin: 'https://n.example',
      school: 'sosh-1',
      topic: 'UPBRINGING',
      first: '3',
      text: ' урок ',
      municipality: '',
    })
    expect(block.element.dataset.state).toBeUndefined()
    await block.state('ready')
    expect(asked).toEqual([
      {
        origin: 'https://n.example',
        variables: { filter: { school: 'sosh-1', topic: 'UPBRINGING', text: 'урок' }, first: 3, after: null },
      },
    ])
    expect(block.root.querySelector('a')?.href).toBe('https://n.example/p/kot')
    expect(block.root.querySelector('li')?.textContent).toContain('СОШ № 1 · Северск · 1 ноября 2026')
    expect(block.root.querySelector('.names')?.textContent).toBe('Орлова Ольга')
    expect(block.button().hidden).toBe(true)
    expect(block.root.querySelector('ul')?.getAttribute('aria-label')).toBe('Практики наставничества')
  })

  it('shows no more names than the answer has', async () => {
    answers = [() => page([practice('kot', 'Кот')])]
    const block = put()
    await block.state('ready')
    expect(block.root.querySelector('.names')).toBeNull()
  })

  it('takes a title for text, whatever it looks like', async () => {
    const title = '<img src=x onerror=alert(1)></script>\u202e'
    answers = [() => page([practice('kot', title)])]
    const block = put()
    await block.state('ready')
    expect(block.titles()).toEqual([title])
    expect(block.root.querySelector('img')).toBeNull()
    expect(block.root.querySelector('a > bdi')).not.toBeNull()
  })

  it('goes on under the button, and the caret goes to what is new', async () => {
    answers = [() => page([practice('a', 'А')], 'next'), () => page([practice('b', 'Б')])]
    const block = put({ lang: 'en', heading: '2' })
    await block.state('ready')
    expect(block.button().textContent).toBe('Show more')
    block.button().click()
    await vi.waitFor(() => expect(block.titles()).toEqual(['А', 'Б']))
    expect(asked[1]?.variables.after).toBe('next')
    expect(block.root.activeElement?.textContent).toBe('Б')
    expect(block.root.querySelectorAll('h2')).toHaveLength(2)
    expect(block.button().hidden).toBe(true)
  })

  it('says that nothing is there', async () => {
    answers = [() => page([])]
    const block = put()
    await block.state('empty')
    expect(block.said()).toBe('Практик пока нет')
    expect(block.button().hidden).toBe(true)
  })

  it('keeps the last good answer without names when the service is gone, and renews it by the button', async () => {
    answers = [() => page([practice('kot', 'Кот', 'Орлова Ольга')])]
    const block = put()
    await block.state('ready')
    block.element.setAttribute('first', '2')
    await block.state('failed')
    expect(block.titles()).toEqual(['Кот'])
    expect(block.root.textContent).not.toContain('Орлова')
    expect(block.said()).toBe('Список сейчас не обновляется.')
    answers = [() => page([practice('kot', 'Кот', 'Орлова Ольга'), practice('b', 'Б')])]
    block.button().click()
    await block.state('ready')
    expect(block.titles()).toEqual(['Кот', 'Б'])
    expect(block.root.textContent).toContain('Орлова')
  })

  it('tries again by itself, and takes an answer that is none for a failure', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answers = [() => new Response('too many requests', { status: 429 })]
    const block = put()
    await vi.waitFor(() => expect(block.element.dataset.state).toBe('failed'))
    answers = [() => page([practice('kot', 'Кот')])]
    await vi.advanceTimersByTimeAsync(30_000)
    await vi.waitFor(() => expect(block.titles()).toEqual(['Кот']))
  })

  it('asks again after a minute in sight, and forgets the names of a list that somebody has unfolded', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answers = [
      () => page([practice('kot', 'Кот', 'Орлова Ольга')]),
      () => page([practice('kot', 'Кот')], 'next'),
      () => page([practice('b', 'Б', 'Лунин Илья')]),
    ]
    const block = put()
    await vi.waitFor(() => expect(block.root.textContent).toContain('Орлова'))
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.waitFor(() => expect(block.root.textContent).not.toContain('Орлова'))
    block.button().click()
    await vi.waitFor(() => expect(block.root.textContent).toContain('Лунин'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(block.titles()).toEqual(['Кот', 'Б'])
    expect(block.root.textContent).not.toContain('Лунин')
    expect(asked).toHaveLength(3)
  })

  it('asks once for several attributes, and not at all when it is gone', async () => {
    answers = [() => page([]), () => page([])]
    const block = put({ school: 'a' })
    block.element.setAttribute('school', 'b')
    block.element.setAttribute('topic', 'UPBRINGING')
    await block.state('empty')
    expect(asked).toHaveLength(1)
    block.element.remove()
    block.element.setAttribute('school', 'c')
    await Promise.resolve()
    expect(asked).toHaveLength(1)
  })
})
