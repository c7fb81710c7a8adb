import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { item, roadmap } from '../../../../../tests/roadmaps'
import { ApproveSheet } from './ApproveSheet'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const consequences = {
  duties: 82,
  occurrences: 120,
  schools: 40,
  municipalities: 0,
  ownOffice: 2,
  unchecked: 0,
  withoutTerm: 0,
}

async function open(answer: object, change: object = {}) {
  const sent: unknown[] = []
  const onClose = vi.fn()
  mockApi({
    graphql: {
      approveRoadmap: ({ input }: { input: unknown }) => {
        sent.push(input)
        return answer
      },
    },
  })
  const draft = roadmap({ consequences: { ...consequences, ...change } })
  await renderPart(
    <ApproveSheet opened onClose={onClose} roadmap={draft as unknown as RoadmapHead_RoadmapFragment} />,
  )
  await screen.findByLabelText(/Номер приказа/)
  return { sent, onClose }
}

async function approve() {
  await userEvent.type(screen.getByLabelText(/Номер приказа/), '221-од')
  // The calendar comes when a form needs it, in place of a field that cannot be written in.
  await waitFor(() => expect(screen.getByLabelText(/Дата приказа/)).toBeEnabled())
  await userEvent.type(screen.getByLabelText(/Дата приказа/), '01.09.2026')
  await userEvent.tab()
  await userEvent.click(screen.getByRole('button', { name: 'Дальше' }))
  await screen.findByText('Утвердить приказом № 221-од от 01.09.2026?')
  await userEvent.click(screen.getByRole('button', { name: 'Утвердить' }))
}

it('says whom the approval gives how much, and asks once more before it', async () => {
  const { sent, onClose } = await open({ __typename: 'RoadmapDone', roadmap: roadmap() })
  expect(
    screen.getByText('Появятся 82 дела. Кому: 40 организаций и вы сами.', { exact: false }),
  ).toBeVisible()
  await approve()
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toMatchObject([
    { roadmapId: 'roadmap:1', revision: 7, orderNumber: '221-од', approvedOn: '2026-09-01' },
  ])
})

it('says beforehand what stands in the way', async () => {
  await open({ __typename: 'RoadmapDone' }, { unchecked: 4, withoutTerm: 1 })
  expect(screen.getByText('Не проверены 4 строки')).toBeVisible()
  expect(screen.getByText(/У 1 строки срок не называет дня/)).toBeVisible()
})

it('names the rows of a refusal and stays open', async () => {
  const { onClose } = await open({
    __typename: 'RoadmapRefused',
    reason: 'ITEMS_UNCHECKED',
    items: [item('1'), item('2', { number: null, title: 'Отчёт' })],
  })
  await approve()
  expect(await screen.findByRole('alert')).toHaveTextContent('Проверены не все строки. Строки: 1.1, Отчёт')
  expect(onClose).not.toHaveBeenCalled()
})
