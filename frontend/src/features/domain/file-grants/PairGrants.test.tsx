import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askedGrant, fileGrant } from '../../../../tests/file-grants'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { PairGrants } from './PairGrants'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const mentee = (id: string, fullName: string, leftOn: string | null = null) => ({
  leftOn,
  person: { id, fullName },
})

async function open(reader: string, change: object = {}, acts: object = {}) {
  mockApi({
    graphql: {
      viewer: {
        person: { id: reader },
        mentorship: {
          id: 'mentorship:1',
          state: 'ACTIVE',
          mentors: [{ person: { id: 'person:1' } }],
          mentees: [mentee('person:2', 'Лебедева Анна Игоревна')],
          fileGrants: [],
          ...change,
        },
      },
      ...acts,
    },
  })
  return renderPart(<PairGrants pairId="mentorship:1" />)
}

describe('asking for facts of a mentee', () => {
  it('names the facts and the purpose', async () => {
    const sent: unknown[] = []
    await open(
      'person:1',
      {},
      {
        askForFile: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'AskForFileDone', grant: askedGrant() }
        },
      },
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Запросить сведения' }))
    const sheet = await screen.findByRole('dialog', { name: 'Запросить сведения о наставляемом' })
    expect(within(sheet).queryByRole('combobox')).toBeNull()
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Для чего/ }), 'Звонить')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить запрос' }))
    expect((await within(sheet).findAllByText('Выберите хотя бы одно')).length).toBeGreaterThan(0)
    expect(sent).toEqual([])
    await userEvent.click(within(sheet).getByRole('checkbox', { name: 'Телефон' }))
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить запрос' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { mentorshipId: 'mentorship:1', menteeId: 'person:2', fields: ['PHONE'], purpose: 'Звонить' },
      ]),
    )
  })

  it('says that the consent of a pupil’s representative is missing', async () => {
    await open(
      'person:1',
      {},
      {
        askForFile: () => ({ __typename: 'AskForFileRefused', reason: 'REPRESENTATIVE_CONSENT_MISSING' }),
      },
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Запросить сведения' }))
    const sheet = await screen.findByRole('dialog')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Для чего/ }), 'Звонить')
    await userEvent.click(within(sheet).getByRole('checkbox', { name: 'Телефон' }))
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить запрос' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Нет действующего согласия')
  })

  it('asks of whom, where there are several, and not of who has left', async () => {
    await open('person:1', {
      mentees: [
        mentee('person:2', 'Лебедева Анна Игоревна'),
        mentee('person:3', 'Котов Илья Петрович'),
        mentee('person:4', 'Ушедший Иван Иванович', '2026-10-01'),
      ],
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Запросить сведения' }))
    await userEvent.click(await screen.findByRole('combobox', { name: 'О ком' }))
    expect(await screen.findByRole('option', { name: 'Котов Илья Петрович' })).toBeVisible()
    expect(screen.queryByRole('option', { name: /Ушедший/ })).toBeNull()
  })

  it('is offered to mentors of a pair in force alone', async () => {
    const mine = await open('person:2')
    await waitFor(() => expect(mine.queryClient.isFetching()).toBe(0))
    expect(screen.queryByRole('region')).toBeNull()
    mine.unmount()
    const over = await open('person:1', { state: 'ENDED' })
    await waitFor(() => expect(over.queryClient.isFetching()).toBe(0))
    expect(screen.queryByRole('region')).toBeNull()
  })
})

describe('reading what was opened', () => {
  it('shows the values once, in words, and says that it was noted', async () => {
    const sent: unknown[] = []
    await open(
      'person:1',
      { fileGrants: [fileGrant({ viewerCan: ['LEARN', 'READ'] })] },
      {
        readFile: ({ input }: { input: unknown }) => {
          sent.push(input)
          return {
            __typename: 'ReadFileDone',
            grant: fileGrant(),
            values: [
              { field: 'BIRTH_DATE', value: '1999-03-05' },
              { field: 'PEDAGOGICAL_EDUCATION', value: 'true' },
              { field: 'PHONE', value: null },
            ],
          }
        },
      },
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Прочитать' }))
    const sheet = await screen.findByRole('dialog', { name: 'Лебедева А. И.' })
    expect(sheet).toHaveTextContent('5 марта 1999')
    expect(sheet).toHaveTextContent('Педагогическое образованиеесть')
    expect(sheet).toHaveTextContent('Телефонне указано')
    expect(sheet).toHaveTextContent('Чтение записано')
    expect(sent).toEqual([expect.objectContaining({ grantId: 'file-grant:1' })])
  })

  it('that is over shows nothing', async () => {
    await open(
      'person:1',
      { fileGrants: [fileGrant({ viewerCan: ['LEARN', 'READ'] })] },
      { readFile: () => ({ __typename: 'ReadFileRefused', reason: 'NOT_IN_FORCE' }) },
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Прочитать' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Прочитать' })).toBeEnabled())
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says why it was refused', async () => {
    await open('person:1', {
      fileGrants: [askedGrant({ state: 'REFUSED', refusalNote: 'Есть почта школы' })],
    })
    expect(await screen.findByText('Отказано: Есть почта школы')).toBeVisible()
    expect(screen.getByText('Просит: телефон и электронная почта')).toBeVisible()
  })
})
