import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mediation, onlyExists } from '../../../../tests/mediations'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { PairMediations } from './PairMediations'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function open(reader: string, change: object = {}, answer: object = {}) {
  const sent: object[] = []
  mockApi({
    graphql: {
      viewer: {
        person: { id: reader },
        mentorship: {
          id: 'mentorship:1',
          state: 'ACTIVE',
          viewerCan: ['READ'],
          mentors: [{ person: { id: 'person:1' } }],
          mentees: [{ person: { id: 'person:2' } }],
          mediations: [],
          ...change,
        },
      },
      openMediation: ({ input }: { input: object }) => {
        sent.push(input)
        return { __typename: 'OpenMediationDone', mediation: mediation(), ...answer }
      },
    },
  })
  const view = await renderPart(<PairMediations pairId="mentorship:1" />)
  return { sent, view }
}

describe('where a pair turns to', () => {
  it('is offered to its two sides, each kind with who learns of it', async () => {
    const { sent } = await open('person:2')
    await userEvent.click(await screen.findByRole('button', { name: 'Обратиться' }))
    const sheet = await screen.findByRole('dialog', { name: 'Обратиться за помощью' })
    expect(within(sheet).getAllByRole('radio')).toHaveLength(3)
    expect(sheet).toHaveTextContent('Вторая сторона не узнает')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
    expect(sent).toEqual([])
    await userEvent.click(within(sheet).getByRole('radio', { name: 'Посредничество' }))
    await userEvent.type(within(sheet).getByRole('textbox', { name: /О чём/ }), 'Часы')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Что произошло/ }), 'Не приходит')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { mentorshipId: 'mentorship:1', kind: 'MEDIATION', topic: 'Часы', account: 'Не приходит' },
      ]),
    )
  })

  it('says why a case cannot be opened', async () => {
    await open('person:2', {}, { __typename: 'OpenMediationRefused', reason: 'NOBODY_TO_ADDRESS' })
    await userEvent.click(await screen.findByRole('button', { name: 'Обратиться' }))
    const sheet = await screen.findByRole('dialog')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /О чём/ }), 'Часы')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Что произошло/ }), 'Не приходит')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
    expect(await within(sheet).findByText(/некому его адресовать/, { selector: 'p' })).toBeVisible()
  })

  it('is offered to the curator without advice for one alone', async () => {
    await open('person:5', { viewerCan: ['READ', 'END'] })
    await userEvent.click(await screen.findByRole('button', { name: 'Предложить посредника' }))
    const sheet = await screen.findByRole('dialog')
    expect(within(sheet).queryByRole('radio', { name: 'Консультация' })).toBeNull()
    expect(within(sheet).getByRole('radio', { name: 'Договорённость' })).toBeChecked()
  })

  it('is no matter of who only reads the pair, nor of a pair that is not in force', async () => {
    const { view } = await open('person:5')
    await waitFor(() => expect(view.queryClient.isFetching()).toBe(0))
    expect(screen.queryByRole('region')).toBeNull()
    view.unmount()
    const over = await open('person:1', { state: 'ENDED' })
    await waitFor(() => expect(over.view.queryClient.isFetching()).toBe(0))
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('lists what was, and tells no topic to who may not know it', async () => {
    await open('person:5', {
      viewerCan: ['READ', 'END'],
      mediations: [mediation(), onlyExists({ id: 'mediation:2', state: 'AGREED', closedOn: '2026-10-01' })],
    })
    const [first, second] = await screen.findAllByRole('listitem')
    expect(first).toHaveTextContent('Как делим часы')
    expect(second).toHaveTextContent('Посредничество')
    expect(second).toHaveTextContent('договорились')
    expect(second).toHaveTextContent('закончено 1 октября 2026')
  })
})
