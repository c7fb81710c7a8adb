import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { fileGrant } from '../../../tests/file-grants'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { MyDataPage } from './MyDataPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const school = { id: 'school:1', name: 'СОШ № 89' }
const other = { id: 'school:2', name: 'Лицей № 2' }
const correction = {
  id: 'correction:1',
  school,
  person: { id: 'person:1', fullName: 'Орлова Ольга Ивановна', viewerCan: ['READ'] },
  area: 'EMPLOYMENT',
  wrong: 'Стаж 3 года',
  wanted: 'Стаж 5 лет, трудовая книжка',
  state: 'OPEN',
  filedOn: '2026-11-20',
  correctBy: addDays(today(), 3),
  answerBy: addDays(today(), 6),
  dueGround: 'PRODUCTION_CALENDAR',
  answer: null,
  answeredBy: null,
  answeredOn: null,
  viewerCan: ['READ', 'WITHDRAW'],
}

function viewer(
  corrections: unknown[],
  schools = [school],
  readers: unknown[] = [],
  fileGrants: unknown[] = [],
) {
  return {
    person: {
      id: 'person:1',
      record: { employments: schools.map((each) => ({ id: `job of ${each.id}`, school: each })) },
    },
    myData: { readers, partners: [], readings: [], fileGrants, corrections: { nodes: corrections } },
    participant: { consents: [] },
  }
}

const panel = () => screen.findByRole('region', { name: 'Исправить данные' })

it('says who sees what and why, role by role', async () => {
  const readers = [
    { role: 'CURATOR', place: school, parts: ['NAME_AND_JOB', 'CONSENTS'] },
    { role: 'REGIONAL_METHODOLOGIST', place: { id: 'region:1', name: 'Область' }, parts: ['PAIRS'] },
  ]
  mockApi({ graphql: { viewer: viewer([], [school], readers) } })
  await renderPart(<MyDataPage />)
  const row = await screen.findByRole('row', { name: /^куратор/ })
  expect(row).toHaveTextContent('имя и должность и согласия')
  expect(row).toHaveTextContent('ведёт пары, банки и согласия')
  expect(screen.getByText('Ничего: согласия на распространение нет')).toBeVisible()
  expect(screen.getByText('Бумаг с вашими данными никто не получал')).toBeVisible()
})

it('files a request for correction, and sends nothing before everything is said', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      viewer: viewer([]),
      fileCorrection: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'FileCorrectionDone' }
      },
    },
  })
  await renderPart(<MyDataPage />)
  expect(await panel()).toHaveTextContent('Вы ни о чём не просили')
  await userEvent.click(screen.getByRole('button', { name: 'Сообщить об ошибке' }))
  const sheet = await screen.findByRole('dialog', { name: 'Сообщить об ошибке в данных' })
  expect(sheet).toHaveTextContent('Исправить данные обязаны за семь рабочих дней')
  // One workplace: there is nothing to choose.
  expect(within(sheet).queryByRole('combobox', { name: 'Организация' })).toBeNull()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 3 поля')
  expect(sent).toEqual([])
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Что исправить' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Дата рождения' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что неверно' }), ' 1 мая 1990 ')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Как должно быть' }), '1 июня 1990')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    area: 'BIRTH_DATE',
    wrong: '1 мая 1990',
    wanted: '1 июня 1990',
  })
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('names the field of a request that waits already, and lets choose among workplaces', async () => {
  mockApi({
    graphql: {
      // Two jobs at one place are one place to ask.
      viewer: viewer([correction], [school, other, school]),
      fileCorrection: () => ({ __typename: 'FileCorrectionRefused', reason: 'ALREADY_OPEN' }),
    },
  })
  await renderPart(<MyDataPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Сообщить об ошибке' }))
  const sheet = await screen.findByRole('dialog')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Организация' }))
  expect(
    (await screen.findAllByRole('option', { hidden: false })).map(({ textContent }) => textContent),
  ).toEqual(expect.arrayContaining(['СОШ № 89', 'Лицей № 2']))
  await userEvent.click(screen.getByRole('option', { name: 'Лицей № 2' }))
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Что исправить' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Другое' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что неверно' }), 'а')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Как должно быть' }), 'б')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Такая просьба уже ждёт ответа')
  expect(within(sheet).getByRole('combobox', { name: 'Что исправить' })).toHaveAccessibleDescription(
    /уже ждёт ответа/,
  )
  expect(within(sheet).getByRole('textbox', { name: 'Что неверно' })).toHaveValue('а')
})

it('shows by when the answer comes, and takes a request back only when asked twice', async () => {
  const withdrawCorrection = vi.fn(() => ({ __typename: 'WithdrawCorrectionDone' }))
  mockApi({ graphql: { viewer: viewer([correction]), withdrawCorrection } })
  await renderPart(<MyDataPage />)
  const mine = await panel()
  expect(mine).toHaveTextContent('исправить – через 3 дня')
  expect(mine).toHaveTextContent('ответить – через 6 дней')
  expect(within(mine).getByText('Ждёт ответа')).toBeVisible()
  await userEvent.click(within(mine).getByRole('button', { name: 'Отозвать просьбу' }))
  const question = await screen.findByRole('dialog', { name: 'Отозвать просьбу?' })
  expect(withdrawCorrection).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Отозвать просьбу' }))
  await vi.waitFor(() => expect(withdrawCorrection).toHaveBeenCalledOnce())
})

it('shows the answer in writing, and nothing to take back any more', async () => {
  const answered = {
    ...correction,
    state: 'DECLINED',
    answer: 'Справка не подтверждает стаж.',
    answeredBy: 'Иванова М. П.',
    answeredOn: '2026-11-27',
    viewerCan: ['READ'],
  }
  mockApi({ graphql: { viewer: viewer([answered]) } })
  await renderPart(<MyDataPage />)
  const mine = await panel()
  expect(within(mine).getByText('Отказано')).toBeVisible()
  expect(within(mine).getByText('Ответ: Иванова М. П., 27.11.2026')).toBeVisible()
  expect(within(mine).getByText('Справка не подтверждает стаж.')).toBeVisible()
  expect(within(mine).queryByText(/исправить –/)).toBeNull()
  expect(within(mine).queryByRole('button', { name: 'Отозвать просьбу' })).toBeNull()
})

it('says to whom more was opened, what for and how often it was read, and closes it', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      viewer: viewer([], [school], [], [fileGrant({ state: 'GRANTED', viewerCan: ['LEARN', 'CLOSE'] })]),
      closeFileGrant: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'CloseFileGrantDone', grant: fileGrant({ state: 'CLOSED' }) }
      },
    },
  })
  await renderPart(<MyDataPage />)
  const opened = await screen.findByRole('region', { name: 'Кому открыто больше' })
  expect(opened).toHaveTextContent('Открыто: телефон')
  expect(opened).toHaveTextContent('Для чего: Договариваться о встречах')
  expect(opened).toHaveTextContent('прочитано 2 раза')
  await userEvent.click(within(opened).getByRole('button', { name: /^Закрыть доступ/ }))
  const asked = await screen.findByRole('dialog', { name: /^Закрыть доступ/ })
  expect(asked).toHaveTextContent('Читать больше будет нельзя сразу же')
  await userEvent.click(within(asked).getByRole('button', { name: 'Закрыть доступ' }))
  await waitFor(() => expect(sent).toMatchObject([{ grantId: 'file-grant:1' }]))
})

it('says that nobody reads more than the role shows', async () => {
  mockApi({ graphql: { viewer: viewer([]) } })
  await renderPart(<MyDataPage />)
  expect(await screen.findByText('О вас видно только то, что положено по роли.')).toBeVisible()
})
