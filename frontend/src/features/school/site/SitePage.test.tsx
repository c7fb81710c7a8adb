import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { SitePage } from './SitePage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const viewer = { school: { id: 'school:1', slug: 'sosh-1', name: 'СОШ № 1' } }
const shown = {
  practices: { totalCount: 2 },
  municipality: { slug: 'seversk', name: 'ЗАТО Северск', practiceCount: 3 },
}
const page = (search = {}, onSearch = vi.fn()) =>
  renderPart(<SitePage schoolId="school:1" search={search} onSearch={onSearch} />)

it('gives the code of what is chosen, and shows how it looks', async () => {
  mockApi({ graphql: { viewer, school: shown } })
  const onSearch = vi.fn()
  await page(
    { way: 'FRAME', shown: 'MUNICIPALITY', topic: 'UPBRINGING', count: 3, accent: 'aa0000' },
    onSearch,
  )
  const code = await screen.findByRole('region', { name: 'Код для вставки' })
  const query = 'municipality=seversk&amp;topic=UPBRINGING&amp;first=3&amp;accent=aa0000'
  expect(code).toHaveTextContent(`${location.origin}/embed/practices?${query}`)
  expect(screen.getByTitle('Практики наставничества')).toHaveAttribute(
    'src',
    '/embed/practices?municipality=seversk&topic=UPBRINGING&first=3&accent=aa0000',
  )
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Чьи практики' }), 'нашей организации')
  expect(onSearch).toHaveBeenLastCalledWith({ shown: undefined })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Способ' }), 'файл без скриптов')
  expect(onSearch).toHaveBeenLastCalledWith({ way: 'FILE' })
  await userEvent.click(screen.getByRole('button', { name: 'Цвета самого сайта' }))
  expect(onSearch).toHaveBeenLastCalledWith({ accent: undefined })
})

it('hands out the file at its address', async () => {
  mockApi({ graphql: { viewer, school: shown } })
  await page({ way: 'FILE', language: 'en' })
  const link = await screen.findByRole('link', { name: 'Скачать файл' })
  expect(link).toHaveAttribute('href', '/embed/practices.html?school=sosh-1&first=5&lang=en')
})

it('says that nothing is published yet, and offers no municipality that nobody knows', async () => {
  mockApi({ graphql: { viewer, school: null } })
  await page({ way: 'FETCH' })
  expect(await screen.findByText('Опубликованных практик у организации пока нет')).toBeVisible()
  expect(screen.queryByRole('option', { name: /муниципалитета/ })).toBeNull()
  expect(screen.getByRole('region', { name: 'Код для вставки' })).toHaveTextContent(
    'practices(first: 5, filter: { school: "sosh-1" })',
  )
})
