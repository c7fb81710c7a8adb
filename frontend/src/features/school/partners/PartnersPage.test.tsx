import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { PartnersPage } from './PartnersPage'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const plant = {
  id: 'partner:1',
  kind: 'ENTERPRISE',
  name: 'ООО «Ромашка»',
  contacts: 'Петрова, +7 900 000-00-00',
  agreementNumber: '12',
  agreementOn: '2026-09-01',
  agreementUntil: '2027-08-31',
  inForce: true,
  people: [{ id: 'person:7', fullName: 'Сомов Егор Петрович', position: 'инженер, ООО «Ромашка»' }],
  version: 3,
  viewerCan: ['READ', 'KEEP'],
}
const lapsed = {
  ...plant,
  id: 'partner:2',
  name: 'Колледж связи',
  kind: 'EDUCATION_ORGANISATION',
  agreementNumber: null,
  agreementOn: null,
  agreementUntil: null,
  inForce: false,
  people: [],
}

const desk = (partners: unknown, viewerCan = ['KEEP_PEOPLE']) => ({
  viewer: { school: { id: 'school:1', viewerCan, partners } },
})
const show = () => renderPart(<PartnersPage schoolId="school:1" />)

it('tells what a partner is for where there is none, and enters the first one', async () => {
  const sent: unknown[] = []
  const keepPartner = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'KeepPartnerDone', partner: plant }
  }
  mockApi({ graphql: { ...desk([]), keepPartner } })
  await show()
  expect(await screen.findByText('Партнёров пока нет')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Добавить партнёра' }))
  const sheet = await screen.findByRole('dialog', { name: 'Добавить партнёра' })
  const save = () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  await typeDay(sheet, 'Дата договора', '01.09.2026')
  await typeDay(sheet, 'Действует до', '01.08.2026')
  await save()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Название')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Название' }), ' ООО «Ромашка» ')
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('кончается раньше, чем начинается')
  expect(sent).toEqual([])
  await typeDay(sheet, 'Действует до', '31.08.2027')
  await save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    partnerId: null,
    version: null,
    kind: 'ENTERPRISE',
    name: 'ООО «Ромашка»',
    contacts: null,
    agreementNumber: null,
    agreementOn: '2026-09-01',
    agreementUntil: '2027-08-31',
  })
})

it('says of each agreement whether it is in force, and sends nobody by one that is not', async () => {
  mockApi({ graphql: desk([plant, lapsed]) })
  await show()
  const [first, second] = (await screen.findAllByRole('listitem')).filter(({ textContent }) =>
    /договор/i.test(textContent),
  )
  expect(first).toHaveTextContent('Договор № 12 от 01.09.2026, до 31.08.2027')
  expect(first).toHaveTextContent('Договор действует')
  expect(screen.getByRole('link', { name: 'Сомов Егор Петрович' })).toHaveAttribute('href', '/people/7')
  expect(second).toHaveTextContent('Договор не внесён')
  expect(screen.getByRole('button', { name: 'Добавить наставника: ООО «Ромашка»' })).toBeEnabled()
  expect(screen.getByRole('button', { name: 'Добавить наставника: Колледж связи' })).toBeDisabled()
})

it('shows both versions when somebody saved first, and saves over the newer one only when told to', async () => {
  const sent: { version: number | null; name: string }[] = []
  const keepPartner = ({ input }: { input: { version: number | null; name: string } }) => {
    sent.push(input)
    return sent.length === 1
      ? { __typename: 'KeepPartnerConflict', current: { ...plant, name: 'АО «Ромашка»', version: 4 } }
      : { __typename: 'KeepPartnerDone', partner: plant }
  }
  mockApi({ graphql: { ...desk([plant]), keepPartner } })
  await show()
  await userEvent.click(await screen.findByRole('button', { name: 'Изменить: ООО «Ромашка»' }))
  const sheet = await screen.findByRole('dialog', { name: 'Партнёр' })
  const name = within(sheet).getByRole('textbox', { name: 'Название' })
  await userEvent.clear(name)
  await userEvent.type(name, 'Завод')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  const conflict = await within(sheet).findByRole('alert')
  expect(within(conflict).getByRole('row', { name: 'Название Завод АО «Ромашка»' })).toBeVisible()
  expect(within(conflict).getAllByRole('row')).toHaveLength(2)
  await userEvent.click(within(conflict).getByRole('button', { name: /мо/i }))
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent.map(({ version }) => version)).toEqual([3, 4])
})

it('adds a mentor of a partner without a job, and names what stands in the way', async () => {
  const sent: unknown[] = []
  const addPartnerPerson = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'AddPartnerPersonRefused', reason: 'ALREADY_THERE' }
  }
  mockApi({ graphql: { ...desk([plant]), addPartnerPerson } })
  await show()
  await userEvent.click(await screen.findByRole('button', { name: /^Добавить наставника/ }))
  const sheet = await screen.findByRole('dialog', { name: 'Наставник от партнёра' })
  expect(sheet).toHaveTextContent('второго приказа не нужно')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Фамилия' }), 'Сомов')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Имя' }), 'Егор')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Добавить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Должность у партнёра')
  await userEvent.type(within(sheet).getByRole('textbox', { name: /^Должность/ }), 'инженер')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Добавить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    partnerId: 'partner:1',
    lastName: 'Сомов',
    firstName: 'Егор',
    patronymic: null,
    email: null,
    phone: null,
    birthDate: null,
    position: 'инженер',
    since: null,
  })
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('уже внесён')
  expect(within(sheet).getByRole('textbox', { name: 'Фамилия' })).toBeInvalid()
})

it('offers who only reads no change, and closes the list to everybody else', async () => {
  mockApi({ graphql: desk([{ ...plant, viewerCan: ['READ'] }], []) })
  const view = await show()
  await screen.findByText('ООО «Ромашка»')
  expect(screen.queryByRole('button')).toBeNull()
  view.unmount()
  mockApi({ graphql: desk(null, []) })
  await show()
  expect(await screen.findByRole('heading', { level: 1, name: 'Партнёры' })).toBeVisible()
  await vi.waitFor(() => expect(screen.queryByText('ООО «Ромашка»')).toBeNull())
})
