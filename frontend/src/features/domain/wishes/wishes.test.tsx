import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BankSide } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { SchoolWishes } from './SchoolWishes'
import { WishSheet } from './WishSheet'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const COLLEAGUES = [
  { id: 'person:1', fullName: 'Орлова Ольга Ивановна', position: 'учитель химии' },
  { id: 'person:2', fullName: 'Белов Пётр Сергеевич', position: null },
]
type Asked = { side: string; text: string | null }

describe('a wish', () => {
  const onClose = vi.fn()
  afterEach(() => onClose.mockReset())
  async function open(sides: readonly BankSide[], answer: object = { __typename: 'StateWishDone' }) {
    const asked: Asked[] = []
    const sent: unknown[] = []
    mockApi({
      graphql: {
        viewer: {
          participant: {
            colleagues: (args: Asked) => {
              asked.push(args)
              return COLLEAGUES
            },
          },
        },
        stateWish: ({ input }: { input: unknown }) => {
          sent.push(input)
          return answer
        },
      },
    })
    await renderPart(
      <WishSheet opened onClose={onClose} schoolId="school:1" personId="person:9" sides={sides} />,
    )
    const sheet = await screen.findByRole('dialog', { name: 'Сказать пожелание' })
    return {
      asked,
      sent,
      sheet,
      save: () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' })),
      choose: async (field: RegExp, name: RegExp | string) => {
        await userEvent.click(within(sheet).getByRole('combobox', { name: field }))
        await userEvent.click(await screen.findByRole('option', { name }))
      },
    }
  }

  it('names a colleague of the other bank, and says who will read it', async () => {
    const { asked, sent, sheet, save, choose } = await open(['MENTEE'])
    expect(sheet).toHaveTextContent('Ни коллега, ни руководитель его не увидят')
    // Who can be one thing only is not asked which.
    expect(within(sheet).queryByRole('radio', { name: 'я наставляемый' })).toBeNull()
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Выберите коллегу')
    await choose(/^Наставник/, 'Орлова Ольга Ивановна, учитель химии')
    await userEvent.click(within(sheet).getByRole('radio', { name: 'лучше не надо' }))
    await save()
    await vi.waitFor(() =>
      expect(sent).toMatchObject([
        {
          schoolId: 'school:1',
          personId: 'person:9',
          side: 'MENTEE',
          colleagueId: 'person:1',
          kind: 'RATHER_NOT',
        },
      ]),
    )
    expect(asked[0]).toMatchObject({ side: 'MENTEE', text: null })
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  })

  it('begins anew with the other side: the colleague was of another bank', async () => {
    const { asked, sent, sheet, save, choose } = await open(['MENTEE', 'MENTOR'])
    await choose(/^Наставник/, 'Белов Пётр Сергеевич')
    await userEvent.click(within(sheet).getByRole('radio', { name: 'я наставник' }))
    expect(await within(sheet).findByRole('combobox', { name: /^Наставляемый/ })).toHaveValue('')
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Выберите коллегу')
    expect(sent).toEqual([])
    expect(asked.at(-1)).toMatchObject({ side: 'MENTOR' })
  })

  it('too many is refused in words, and the sheet stays', async () => {
    const { sheet, save, choose } = await open(['MENTEE'], {
      __typename: 'StateWishRefused',
      reason: 'TOO_MANY',
    })
    await choose(/^Наставник/, 'Белов Пётр Сергеевич')
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Пожеланий уже двадцать')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('what a school is told', () => {
  const list = (nodes: unknown[]) => ({ totalCount: nodes.length, nodes })
  const wish = {
    id: 'wish:1',
    side: 'MENTEE',
    kind: 'RATHER_NOT',
    statedOn: '2026-10-05',
    viewerCan: [],
    person: { id: 'person:2', fullName: 'Белов Пётр Сергеевич' },
    colleague: COLLEAGUES[0],
    school: { id: 'school:1' },
  }
  const absence = {
    id: 'absence:1',
    from: '2026-12-01',
    until: '2026-12-14',
    reason: null,
    viewerCan: [],
    person: COLLEAGUES[0],
    school: { id: 'school:1' },
  }
  async function show(matching: unknown) {
    mockApi({ graphql: { viewer: { school: { id: 'school:1', matching } } } })
    await renderPart(<SchoolWishes schoolId="school:1" />)
  }

  it('is who would rather not, as what, and since when', async () => {
    await show({ wishes: list([wish]), absences: list([]) })
    const row = await screen.findByRole('row', { name: /Белов/ })
    expect(row).toHaveTextContent('как наставляемый')
    expect(row).toHaveTextContent('лучше не надо')
    expect(row).toHaveTextContent('05.10.2026')
    expect(
      within(row)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['/people/2', '/people/1'])
    expect(screen.queryByRole('region', { name: 'Кого нет или не будет' })).toBeNull()
  })

  it('is who will be away and when, without a word of why', async () => {
    await show({ wishes: list([]), absences: list([absence]) })
    expect(await screen.findByRole('row', { name: /Орлова/ })).toHaveTextContent(/1.14.декабря.2026/)
    expect(screen.queryByRole('region', { name: 'Пожелания' })).toBeNull()
  })

  it('is nothing at all where nobody said a word, or where it is closed', async () => {
    await show(null)
    await new Promise((done) => setTimeout(done, 100))
    expect(screen.queryByRole('region')).toBeNull()
  })
})
