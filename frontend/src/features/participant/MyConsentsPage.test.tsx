import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { MyConsentsPage } from './MyConsentsPage'

const school = { id: 'school:1', level: 'SCHOOL', name: 'СОШ № 89' }
const text = {
  purpose: 'PERSONAL_DATA_DISSEMINATION',
  version: '2026-08',
  school,
  paragraphs: ['Даю согласие на распространение.'],
  portal: 'https://nastavnik.example',
  given: null,
}
const given = {
  id: 'consent:1',
  purpose: 'MENTOR_DUTY',
  school,
  fields: [],
  textVersion: '2026-08',
  channel: 'ACCOUNT',
  validFrom: '2026-09-02',
  validUntil: null,
  withdrawnOn: null,
  holds: true,
  endsSoon: false,
  replaced: false,
  resources: [],
  text: null,
  signedBy: null,
  effectsOfWithdrawal: {
    practicesLosingName: 0,
    pairsProposedToEnd: 1,
    unpublished: [],
    unpublishedAt: [],
    destroyBy: null,
    endings: [
      {
        id: 'mentorship:1',
        mentors: [{ person: { shortName: 'Орлова О. И.' } }],
        mentees: [{ person: { shortName: 'Белов П. С.' } }],
      },
    ],
    kept: [{ thing: 'ORDERS', ground: 'ARCHIVE_LAW', until: '2076-09-02' }],
  },
  viewerCan: ['READ', 'WITHDRAW'],
}

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 40_000 })

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

function desk(consentTexts: unknown[], consents: unknown[] = []) {
  return { viewer: { participant: { consentTexts, consents } } }
}

it('ticks nothing beforehand, and gives nothing without a tick', async () => {
  const sent: unknown[] = []
  const giveConsent = (args: { input: unknown }) => {
    sent.push(args.input)
    return { __typename: 'GiveConsentDone', consent: given }
  }
  mockApi({ graphql: { ...desk([text]), giveConsent } })
  await renderPart(<MyConsentsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Прочитать и дать' }))
  const sheet = await screen.findByRole('dialog', { name: 'Распространение персональных данных' })
  const boxes = within(sheet).getAllByRole('checkbox')
  expect(boxes).toHaveLength(4)
  for (const box of boxes) expect(box).not.toBeChecked()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Дать согласие' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Отметьте хотя бы одно сведение')
  expect(sent).toEqual([])
  await userEvent.click(within(sheet).getByRole('checkbox', { name: 'должность' }))
  await userEvent.click(within(sheet).getByRole('checkbox', { name: /Текст прочитан/ }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Дать согласие' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    purpose: 'PERSONAL_DATA_DISSEMINATION',
    textVersion: '2026-08',
    fields: ['POSITION'],
    resources: ['https://nastavnik.example'],
    validUntil: null,
  })
})

it('says what a withdrawal brings about before it is done', async () => {
  const withdrawConsent = vi.fn(() => ({ __typename: 'WithdrawConsentDone', consent: given }))
  mockApi({
    graphql: { ...desk([{ ...text, purpose: 'MENTOR_DUTY', given }], [given]), withdrawConsent },
  })
  await renderPart(<MyConsentsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Отозвать' }))
  const dialog = await screen.findByRole('dialog', { name: /Отозвать согласие: Обязанности наставника/ })
  expect(dialog).toHaveTextContent('прекратить пару, решит он: Орлова О. И. — Белов П. С.')
  expect(dialog).toHaveTextContent('подписанные приказы с вашей фамилией')
  expect(withdrawConsent).not.toHaveBeenCalled()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Отозвать' }))
  await vi.waitFor(() => expect(withdrawConsent).toHaveBeenCalledOnce())
})

it('keeps the sheet open when the wording changed, and says so', async () => {
  const giveConsent = () => ({ __typename: 'GiveConsentRefused', reason: 'TEXT_CHANGED' })
  mockApi({ graphql: { ...desk([{ ...text, purpose: 'MENTOR_DUTY' }]), giveConsent } })
  await renderPart(<MyConsentsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Прочитать и дать' }))
  const sheet = await screen.findByRole('dialog')
  await userEvent.click(within(sheet).getByRole('checkbox', { name: /Текст прочитан/ }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Дать согласие' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Текст согласия изменился')
})
