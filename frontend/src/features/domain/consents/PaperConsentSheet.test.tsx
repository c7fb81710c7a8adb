import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { PaperConsentSheet } from './PaperConsentSheet'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const person = { id: 'person:2', fullName: 'Белов Пётр' }
const texts = ['PERSONAL_DATA_PROCESSING', 'PERSONAL_DATA_DISSEMINATION', 'PHOTO_VIDEO'].map((purpose) => ({
  purpose,
  version: `${purpose === 'PHOTO_VIDEO' ? '2025' : '2026'}-08`,
  portal: 'https://nastavnik.example',
}))
const onClose = vi.fn()
type Input = Record<string, unknown>

beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function open(answer: unknown, pupil = false) {
  const sent: Input[] = []
  mockApi({
    graphql: {
      viewer: { participant: { consentTexts: texts } },
      recordPaperConsent: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer
      },
    },
  })
  await renderPart(
    <PaperConsentSheet opened onClose={onClose} schoolId="school:1" person={person} pupil={pupil} />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Согласие на бумаге' })
  const purposes = async () => {
    await userEvent.click(await within(sheet).findByRole('combobox', { name: 'Какое согласие подписано' }))
    return screen.findAllByRole('option')
  }
  const choose = async (name: string) => {
    await purposes()
    await userEvent.click(await screen.findByRole('option', { name }))
  }
  const record = () => userEvent.click(within(sheet).getByRole('button', { name: 'Записать' }))
  return { sent, sheet, purposes, choose, record }
}
const done = { __typename: 'RecordPaperConsentDone' }

it('records a processing consent by the day of the signature and the version at the foot of the form', async () => {
  const { sent, sheet, record } = await open(done)
  const version = await within(sheet).findByRole('textbox', { name: /^Редакция текста/ })
  expect(version).toHaveValue('2026-08')
  await userEvent.clear(version)
  await record()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Исправьте 2 поля')
  expect(mistakes).toHaveTextContent('Редакция текста')
  expect(sent).toEqual([])
  await userEvent.type(version, '2025-01')
  await typeDay(sheet, /^Дата подписи/, '01.09.2026')
  await record()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([
    {
      schoolId: 'school:1',
      personId: 'person:2',
      purpose: 'PERSONAL_DATA_PROCESSING',
      textVersion: '2025-01',
      signedOn: '2026-09-01',
      validUntil: null,
      fields: [],
      resources: null,
      representative: null,
    },
  ])
})

it('asks what may be published and where only for what is published', async () => {
  const { sent, sheet, choose, record } = await open(done)
  await within(sheet).findByRole('textbox', { name: /^Редакция текста/ })
  expect(within(sheet).queryByRole('checkbox')).toBeNull()
  await choose('Распространение персональных данных')
  const sites = await within(sheet).findByRole('textbox', { name: /сайт/i })
  expect(sites).toHaveValue('https://nastavnik.example')
  await userEvent.type(sites, '{enter}{enter} https://school.example ')
  await userEvent.click(within(sheet).getByRole('checkbox', { name: 'должность' }))
  await typeDay(sheet, /^Дата подписи/, '01.09.2026')
  await record()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    purpose: 'PERSONAL_DATA_DISSEMINATION',
    fields: ['POSITION'],
    resources: ['https://nastavnik.example', 'https://school.example'],
  })
})

it('takes the version of the chosen text, and forgets what was typed for another one', async () => {
  const { sheet, choose } = await open(done)
  const version = await within(sheet).findByRole('textbox', { name: /^Редакция текста/ })
  await userEvent.type(version, 'x')
  await choose('Фото- и видеосъёмка')
  expect(await within(sheet).findByRole('textbox', { name: /^Редакция текста/ })).toHaveValue('2025-08')
})

it('asks of a pupil less, and who signs for them', async () => {
  const refused = { __typename: 'RecordPaperConsentRefused', reason: 'REPRESENTATIVE_NEEDED' }
  const { sent, sheet, purposes, record } = await open(refused, true)
  const words = (await purposes()).map(({ textContent }) => textContent ?? '')
  expect(words).toHaveLength(3)
  expect(words.join()).not.toMatch(/Распространение|Обязанности/)
  await userEvent.keyboard('{Escape}')
  await typeDay(sheet, /^Дата подписи/, '01.09.2026')
  await record()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('законный представитель')
  const lastName = within(sheet).getByRole('textbox', { name: 'Фамилия представителя' })
  expect(lastName).toBeInvalid()
  await userEvent.type(lastName, 'Белова')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Имя представителя' }), 'Анна')
  await record()
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent.map(({ representative }) => representative)).toEqual([
    null,
    { lastName: 'Белова', firstName: 'Анна', patronymic: null, relation: 'PARENT' },
  ])
})
