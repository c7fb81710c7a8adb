import { isRedirect } from '@tanstack/react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { drop } from '@/shared/api/access'
import { makeQueryClient } from '@/shared/graphql/query-client'
import { mockApi, signedIn } from '../../tests/mock-api'
import { placeQuery } from './place.query'
import { requireSession } from './session'

const viewer = {
  email: 'curator@demo',
  person: { id: 'person:1', fullName: 'Белова Анна Ильинична', shortName: 'Белова А. И.' },
  posts: [],
  participant: { workplaces: [] },
}
const thrownBy = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )

afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

describe('the guard of the working pages', () => {
  it('sends a visitor to the sign-in page without asking the server, and remembers where they were going', async () => {
    const { calls } = mockApi({})
    const thrown = await thrownBy(requireSession(makeQueryClient(), '/s/1?year=2025'))
    expect(isRedirect(thrown) && thrown.options).toMatchObject({
      to: '/sign-in',
      search: { next: '/s/1?year=2025' },
    })
    expect(calls).toEqual([])
  })

  it('gives the viewer to the page', async () => {
    signedIn()
    mockApi({ graphql: { viewer } })
    await expect(requireSession(makeQueryClient(), '/')).resolves.toMatchObject({ email: 'curator@demo' })
  })

  it('signs out whom the server does not know', async () => {
    signedIn()
    mockApi({ graphql: { viewer: null } })
    expect(isRedirect(await thrownBy(requireSession(makeQueryClient(), '/')))).toBe(true)
    expect(localStorage.getItem('nastavnik.signed-in')).toBeNull()
  })
})

describe('the place in the address', () => {
  it('comes with its years and its parent', async () => {
    signedIn()
    const region = { id: 'region:1', level: 'REGION', name: 'Томская область' }
    const municipality = { id: 'municipality:1', name: 'ЗАТО Северск', schoolYears: [2025, 2026], region }
    const place = (viewerCan: string[]) => {
      mockApi({ graphql: { viewer: { ...viewer, municipality: { ...municipality, viewerCan } } } })
      return makeQueryClient().fetchQuery(placeQuery('municipality:1', 'MUNICIPALITY'))
    }
    const found = { name: 'ЗАТО Северск', level: 'MUNICIPALITY', parent: region }
    await expect(place(['READ', 'READ_BANKS'])).resolves.toMatchObject({ ...found, inside: true })
    // The region reads its figures from above.
    await expect(place(['READ'])).resolves.toMatchObject({ ...found, inside: false })
  })

  it('is nothing when it is not the reader’s', async () => {
    signedIn()
    mockApi({ graphql: { viewer: { ...viewer, school: null } } })
    await expect(makeQueryClient().fetchQuery(placeQuery('school:9', 'SCHOOL'))).resolves.toBeNull()
  })
})
