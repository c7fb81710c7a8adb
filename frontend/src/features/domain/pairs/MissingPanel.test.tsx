import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderPart } from '../../../../tests/render'
import { MissingPanel } from './MissingPanel'
import type { Pair } from './pair.query'

const person = (id: string, shortName: string) => ({ id, shortName, fullName: shortName })
const mentor = person('person:1', 'Соседкина М. И.')
const mentee = person('person:2', 'Журавлёва Ю. А.')

/** An agreed pair whose mentor another organisation gives; both lack a consent. */
const across = (over: Partial<Pair>) =>
  ({
    id: 'mentorship:1',
    state: 'AGREED',
    school: { id: 'school:1', name: 'Школа № 1' },
    givingSchool: { id: 'school:2', name: 'Школа № 2' },
    givingSigned: false,
    order: null,
    viewerCan: ['PREPARE_ORDER'],
    mentors: [{ answer: 'ACCEPTED', person: mentor }],
    mentees: [{ answer: 'ACCEPTED', person: mentee }],
    missingConsents: [
      { purpose: 'MENTOR_DUTY', person: mentor },
      { purpose: 'MENTEE_PARTICIPATION', person: mentee },
    ],
    ...over,
  }) as unknown as Pair

const RECORD = 'Записать бумажное согласие'
const THERE = 'записывает организация наставника'

describe('what a pair across organisations lacks', () => {
  it('leaves the mentor’s consent to the organisation where it lies', async () => {
    await renderPart(<MissingPanel pair={across({})} keeps />)
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain(THERE)
    expect(lines[0]).not.toContain(RECORD)
    expect(lines[1]).toContain(RECORD)
  })

  it('lets the mentor’s organisation record it', async () => {
    const missingConsents = across({}).missingConsents.slice(0, 1)
    await renderPart(<MissingPanel pair={across({ viewerCan: [], missingConsents })} keeps />)
    expect(screen.getByRole('button', { name: RECORD })).toBeInTheDocument()
    expect(screen.queryByText(THERE)).not.toBeInTheDocument()
  })

  it('says whose signature comes first', async () => {
    const order = { id: 'order:1', title: 'О закреплении', state: 'DRAFT', number: null, date: null }
    const waiting = { state: 'ORDER_PREPARED', order, missingConsents: [] } as Partial<Pair>
    await renderPart(<MissingPanel pair={across(waiting)} keeps />)
    expect(screen.getByText(/Сначала приказ подписывает руководитель.*Школа № 2/)).toBeInTheDocument()
  })
})
