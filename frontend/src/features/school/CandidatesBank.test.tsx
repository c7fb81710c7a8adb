import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { CandidatesBank } from './CandidatesBank'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const card = (id: string, fullName: string, bankState: string) => ({
  id: `mentor-card:${id}`,
  person: { id: `person:${id}`, fullName, position: 'учитель' },
  topics: ['UPBRINGING'],
  bankState,
  registeredAt: '2026-09-01T09:00:00Z',
  viewerCan: ['READ', 'APPROVE'],
})

it('approves whom the head chose, and names with whom it did not work', async () => {
  const sent: { cardIds: string[]; act: string }[] = []
  const all = [card('1', 'Иванова Анна', 'CANDIDATE'), card('2', 'Петров Пётр', 'CONSENT_PENDING')]
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:1',
          viewerCan: ['READ'],
          mentorCards: ({ filter }: { filter: { state: string } }) => ({
            nodes: all.filter(({ bankState }) => bankState === filter.state),
          }),
          needs: { nodes: [] },
        },
      },
      changeCards: ({ input }: { input: { cardIds: string[]; act: string } }) => {
        sent.push(input)
        const results = input.cardIds.map((cardId) => ({
          cardId,
          outcome: cardId.endsWith('1') ? 'DONE' : 'CONSENT_MISSING',
        }))
        return { __typename: 'ChangeCardsDone', results }
      },
    },
  })
  await renderPart(<CandidatesBank schoolId="school:1" />)
  await screen.findByText('Иванова Анна')
  await userEvent.click(screen.getByRole('button', { name: 'Выбрать всех на странице' }))
  expect(screen.getByText('Выбрано 2 карточки')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Утвердить' }))
  const note = await screen.findByRole('alert')
  expect(within(note).getByText('нет согласия на обработку данных: Петров Пётр')).toBeVisible()
  expect(sent).toMatchObject([{ act: 'APPROVE', cardIds: ['mentor-card:1', 'mentor-card:2'] }])
  expect(screen.queryByText('Выбрано 2 карточки')).toBeNull()
})
