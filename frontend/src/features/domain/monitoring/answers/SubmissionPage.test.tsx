import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { SubmissionPage } from './SubmissionPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const ITEM = { section: 'Охват', unit: '', isComputed: false, required: true }
const ANSWER = {
  number: null,
  yes: null,
  text: null,
  computed: null,
  before: null,
  explanation: null,
  remark: null,
  differs: false,
}

function submission(patch: object = {}) {
  return {
    id: 'submission:1',
    state: 'DRAFT',
    revision: 2,
    dueOn: '2026-11-30',
    isLate: false,
    isOverdue: false,
    isExtended: false,
    releasedOn: null,
    changedSinceSigned: 0,
    returnedReason: null,
    submittedOn: null,
    decidedOn: null,
    viewerCan: ['FILL', 'SUBMIT'],
    school: { id: 'school:1', level: 'SCHOOL', name: 'СОШ № 1' },
    submittedBy: null,
    findings: [],
    answers: [
      { ...ANSWER, code: 'P6.PAIRS', computed: 3, before: 2 },
      { ...ANSWER, code: 'P1.EFFECT' },
    ],
    campaign: {
      id: 'campaign:1',
      kind: 'INTERIM',
      title: 'Промежуточный мониторинг',
      state: 'OPEN',
      owner: { id: 'municipality:1', level: 'MUNICIPALITY', name: 'Район' },
      items: [
        { ...ITEM, code: 'P6.PAIRS', title: 'Пар', kind: 'COUNT', isComputed: true },
        { ...ITEM, code: 'P1.EFFECT', title: 'Оценка', kind: 'SCALE' },
      ],
    },
    ...patch,
  }
}

type Sent = {
  revision: number
  answers?: object[]
  reason?: string
  remarks?: object[]
}

async function open(first: object) {
  const sent: { step: string; input: Sent }[] = []
  let shown = first
  const step =
    (name: string, patch: object = {}) =>
    ({ input }: { input: Sent }) => {
      sent.push({ step: name, input })
      shown = { ...shown, revision: input.revision + 1, ...patch }
      return { __typename: 'SubmissionDone', submission: shown }
    }
  mockApi({
    graphql: {
      viewer: { submission: () => shown },
      saveSubmission: step('save'),
      submitSubmission: step('submit', { state: 'SUBMITTED', viewerCan: [] }),
      returnSubmission: step('return', { state: 'RETURNED', viewerCan: [] }),
    },
  })
  await renderPart(<SubmissionPage submissionId="submission:1" />)
  await screen.findByRole('heading', { level: 1 })
  return sent
}

describe('the form of a school', () => {
  it('shows what is counted and what was said last time beside the field', async () => {
    await open(submission())
    expect(screen.getByText('по данным системы: 3')).toBeVisible()
    expect(screen.getByText('в прошлый раз: 2')).toBeVisible()
  })

  it('asks why where an answer differs from the count, and keeps both by itself', async () => {
    const sent = await open(submission())
    expect(screen.queryByRole('textbox', { name: 'Почему расходится' })).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Пар' }), '4')
    await userEvent.type(await screen.findByRole('textbox', { name: 'Почему расходится' }), 'Приказ')
    expect(await screen.findByText(/^Сохранено/)).toBeVisible()
    expect(sent.at(-1)).toMatchObject({
      step: 'save',
      input: { answers: [{ code: 'P6.PAIRS', number: 4, explanation: 'Приказ' }] },
    })
  })

  it('is kept before it is signed', async () => {
    const sent = await open(submission())
    await userEvent.type(screen.getByRole('textbox', { name: 'Оценка' }), '8')
    await userEvent.click(screen.getByRole('button', { name: 'Подписать и сдать' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Подписать и сдать' }))
    await waitFor(() => expect(sent.map(({ step }) => step)).toEqual(['save', 'submit']))
    expect(sent[1]?.input.revision).toBe(3)
  })

  it('is not signed by a curator, and says who signs', async () => {
    await open(submission({ viewerCan: ['FILL'] }))
    expect(screen.getByRole('button', { name: 'Подписать и сдать' })).toBeDisabled()
  })
})

describe('what a school handed in', () => {
  const handedIn = submission({
    state: 'SUBMITTED',
    viewerCan: ['ACCEPT', 'RETURN'],
    answers: [
      { ...ANSWER, code: 'P6.PAIRS', number: 4, computed: 3, explanation: 'Приказ', differs: true },
      { ...ANSWER, code: 'P1.EFFECT', number: 8 },
    ],
  })

  it('goes back with a remark at its answer', async () => {
    const sent = await open(handedIn)
    expect(screen.getByText('Объяснение: Приказ')).toBeVisible()
    await userEvent.type(screen.getByRole('textbox', { name: 'Замечание: Оценка' }), 'Почему?')
    expect(screen.getByRole('button', { name: 'Принять' })).toBeDisabled()
    await userEvent.type(screen.getByRole('textbox', { name: 'Почему возвращается' }), 'Проверьте')
    await userEvent.click(screen.getByRole('button', { name: 'Вернуть' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Вернуть' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.input).toMatchObject({
      reason: 'Проверьте',
      remarks: [{ code: 'P1.EFFECT', text: 'Почему?' }],
    })
  })

  it('is not read before it is handed in', async () => {
    await open(submission({ answers: null, viewerCan: ['EXTEND'] }))
    expect(screen.getByText('Ответы ещё не сданы')).toBeVisible()
  })
})
