import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { TermsPage } from './TermsPage'
import { schoolYearOf, termLines } from './terms.search'

const window = (end: string) => ({ start: end, end, openStart: false })
const reading = {
  kind: 'RECURRING',
  minimumPerYear: 2,
  rrule: null,
  occurrences: [10, 11, 12, 13, 14].map((day) => window(`2026-10-${day}`)),
  parts: [{ condition: null, responsible: 'ОО, ДО' }],
  assumptions: ['YEAR_FROM_PERIOD'],
  notUnderstood: ['чтв.'],
  alternatives: [{ part: 0, reason: 'CONTINUOUS', occurrences: [window('2026-12-01')] }],
}

afterEach(() => vi.unstubAllGlobals())

describe('the reader of terms', () => {
  it('reads a pasted column line by line and says what it is not sure of', async () => {
    mockApi({ graphql: { schedulePreview: reading } })
    const period = { from: '2026-09-01', to: '2027-08-31' }
    await renderPart(
      <TermsPage search={{ q: 'два раза в год\nещё строка', ...period }} onSearch={() => {}} />,
    )
    const first = await screen.findByRole('region', { name: 'два раза в год' })
    expect(await within(first).findByText('повторяется')).toBeInTheDocument()
    expect(within(first).getByText('Не реже 2 раз в год')).toBeInTheDocument()
    expect(within(first).getByText(/Не понято: «чтв\.»/)).toBeInTheDocument()
    expect(within(first).getByText('Кто: ОО, ДО')).toBeInTheDocument()
    expect(within(first).queryByText(/14.октября/)).not.toBeInTheDocument()
    await userEvent.click(within(first).getByRole('button', { name: 'Ещё 1' }))
    expect(within(first).getByText(/14.октября/)).toBeInTheDocument()
    expect(screen.getByRole('region', { name: 'ещё строка' })).toBeInTheDocument()
  })

  it('sends what was pasted without its empty lines, and nothing that is too much', async () => {
    mockApi({ graphql: { schedulePreview: reading } })
    const onSearch = vi.fn()
    await renderPart(<TermsPage search={{ from: '2026-09-01', to: '2027-08-31' }} onSearch={onSearch} />)
    const read = screen.getByRole('button', { name: 'Прочитать' })
    expect(read).toBeDisabled()
    const field = screen.getByRole('textbox', { name: 'Сроки' })
    await userEvent.click(field)
    await userEvent.paste(' май \n\n июнь ')
    await userEvent.click(read)
    expect(onSearch).toHaveBeenCalledWith({ q: 'май\nиюнь', from: '2026-09-01', to: '2027-08-31' })
    await userEvent.click(field)
    await userEvent.paste('\nмай'.repeat(40))
    await userEvent.click(read)
    expect(onSearch).toHaveBeenCalledTimes(1)
    expect(screen.getByText(/Здесь 42 строки, за один раз читаются 40/)).toBeInTheDocument()
  })

  it('keeps a long column on the page and out of the address', async () => {
    mockApi({ graphql: { schedulePreview: reading } })
    const onSearch = vi.fn()
    await renderPart(<TermsPage search={{ from: '2026-09-01', to: '2027-08-31' }} onSearch={onSearch} />)
    const long = `май ${'очень '.repeat(200)}`.trim()
    await userEvent.click(screen.getByRole('textbox', { name: 'Сроки' }))
    await userEvent.paste(long)
    await userEvent.click(screen.getByRole('button', { name: 'Прочитать' }))
    expect(onSearch).toHaveBeenCalledWith({ q: undefined, from: '2026-09-01', to: '2027-08-31' })
    expect(await screen.findByRole('region', { name: long })).toBeInTheDocument()
    expect(screen.getByText(/остаётся только на этой странице/)).toBeInTheDocument()
  })

  it('divides a column and knows the school year', () => {
    expect(termLines('май\r\n\r\n  июнь\n')).toEqual(['май', 'июнь'])
    expect(schoolYearOf(new Date(2026, 7, 31))).toEqual({ from: '2025-09-01', to: '2026-08-31' })
    expect(schoolYearOf(new Date(2026, 8, 1))).toEqual({ from: '2026-09-01', to: '2027-08-31' })
  })
})
