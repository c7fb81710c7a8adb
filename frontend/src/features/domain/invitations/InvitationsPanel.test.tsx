import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { InvitationsPanel } from './InvitationsPanel'
import type { InvitationPlace } from './InviteSheet'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const invitation = (id: string, change: object = {}) =>
  ({
    id: `invitation:${id}`,
    email: `person${id}@school.example`,
    role: 'CURATOR',
    personName: null,
    expiresOn: '2026-12-05',
    state: 'OPEN',
    place: { id: 'school:1', name: 'СОШ № 89' },
    ...change,
  }) as never
const PLACES: InvitationPlace[] = [
  { id: 'region:1', name: 'Томская область', roles: ['REGIONAL_METHODOLOGIST'] },
  { id: 'municipality:1', name: 'ЗАТО Северск', roles: ['MUNICIPAL_METHODOLOGIST', 'MUNICIPAL_AUTHORITY'] },
]
const SCHOOL: InvitationPlace[] = [{ id: 'school:1', name: 'СОШ № 89', roles: ['CURATOR', null] }]

async function show(invitations: never[], places = SCHOOL, more: object = {}) {
  mockApi({ graphql: { viewer: null, ...more } })
  await renderPart(<InvitationsPanel invitations={invitations} places={places} scope={['school', 'x']} />)
}
async function openSheet() {
  await userEvent.click(screen.getByRole('button', { name: /^Пригласить/ }))
  const sheet = await screen.findByRole('dialog')
  return {
    sheet,
    email: () => within(sheet).getByRole('textbox', { name: /почт/i }),
    send: () => userEvent.click(within(sheet).getByRole('button', { name: /^Пригласить/ })),
    choose: async (field: RegExp, name: string) => {
      await userEvent.click(within(sheet).getByRole('combobox', { name: field }))
      await userEvent.click(await screen.findByRole('option', { name }))
    },
  }
}

describe('who was invited', () => {
  it('stands with their name once it is known, their role and their place', async () => {
    await show([
      invitation('1', { personName: 'Белова А. И.' }),
      invitation('2', { role: null, state: 'EXPIRED' }),
    ])
    expect(screen.getByRole('row', { name: /Белова А\. И\./ })).toHaveTextContent('куратор, СОШ № 89')
    expect(screen.getByRole('row', { name: /person2@/ })).not.toHaveTextContent('куратор')
  })

  it('can be called back only while the invitation is open', async () => {
    const revoked: unknown[] = []
    await show([invitation('1'), invitation('2', { state: 'USED' })], SCHOOL, {
      revokeInvitation: ({ input }: { input: unknown }) => {
        revoked.push(input)
        return { __typename: 'RevokeInvitationDone' }
      },
    })
    const menus = screen.getAllByRole('button', { name: /person\d@/ })
    expect(menus).toHaveLength(1)
    await userEvent.click(menus[0] as HTMLElement)
    await userEvent.click(await screen.findByRole('menuitem'))
    await vi.waitFor(() => expect(revoked).toMatchObject([{ invitationId: 'invitation:1' }]))
  })
})

describe('an invitation', () => {
  it('goes to the address with the role that was chosen', async () => {
    const sent: unknown[] = []
    await show([], SCHOOL, {
      invite: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'InviteDone' }
      },
    })
    const { sheet, email, send } = await openSheet()
    expect(within(sheet).queryByRole('combobox', { name: /^Куда/ })).toBeNull()
    await userEvent.type(email(), 'не адрес')
    await send()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Нужен адрес вида')
    expect(sent).toEqual([])
    await userEvent.clear(email())
    await userEvent.type(email(), ' new@school.example ')
    await send()
    await vi.waitFor(() =>
      expect(sent).toMatchObject([
        { placeId: 'school:1', role: 'CURATOR', email: 'new@school.example', position: null },
      ]),
    )
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('of an employee says the post, and carries no role', async () => {
    const sent: unknown[] = []
    await show([], SCHOOL, {
      invite: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'InviteDone' }
      },
    })
    const { sheet, email, send, choose } = await openSheet()
    expect(within(sheet).queryByRole('textbox', { name: /должность/i })).toBeNull()
    await choose(/^Кем/, 'сотрудник без особой роли')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /должность/i }), 'учитель')
    await userEvent.type(email(), 'new@school.example')
    await send()
    await vi.waitFor(() => expect(sent).toMatchObject([{ role: null, position: 'учитель' }]))
  })

  it('offers at each place the roles of that place', async () => {
    const sent: unknown[] = []
    await show([], PLACES, {
      invite: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'InviteDone' }
      },
    })
    const { sheet, email, send, choose } = await openSheet()
    const role = () => within(sheet).getByRole('combobox', { name: /^Кем/ })
    expect(role()).toHaveValue('методист региона')
    await choose(/^Куда/, 'ЗАТО Северск')
    // A role of the other place would be refused: the first of this one stands in its stead.
    await vi.waitFor(() => expect(role()).toHaveValue('муниципальный методист'))
    await userEvent.type(email(), 'new@school.example')
    await send()
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ placeId: 'municipality:1', role: 'MUNICIPAL_METHODOLOGIST' }]),
    )
  })
})
