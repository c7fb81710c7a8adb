import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPart } from '../../../../tests/render'
import { JobsPanel } from './JobsPanel'
import type { Job } from './person.query'

const job = (over: Partial<Job>): Job => ({
  id: 'employment:1',
  school: { id: 'school:1', name: 'СОШ № 89' },
  position: 'учитель',
  subject: 'физика',
  startedOn: '2026-09-01',
  endedOn: null,
  teachingYears: 2,
  young: true,
  pedagogicalEducation: true,
  transferred: false,
  partner: null,
  ...over,
})

const show = (jobs: Job[], mayEnd = true) =>
  renderPart(<JobsPanel jobs={jobs} person="Сомов Егор" mayEnd={mayEnd} pairs={0} />)

it('says of an employee how long they have taught, and offers to end only a job that goes on', async () => {
  const over = job({ id: 'employment:2', school: { id: 'school:2', name: 'Лицей' }, endedOn: '2026-08-31' })
  await show([job({}), over])
  const now = await screen.findByRole('row', { name: /СОШ № 89/ })
  expect(now).toHaveTextContent('2 года')
  expect(now).toHaveTextContent('работает')
  expect(screen.getByRole('button', { name: 'Действия: СОШ № 89' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Действия: Лицей' })).toBeNull()
})

it('says of whom a partner sends by what they come, and nothing of seniority and education', async () => {
  const sent = job({
    position: 'инженер',
    subject: null,
    teachingYears: null,
    young: false,
    pedagogicalEducation: false,
    partner: { id: 'partner:1', name: 'ООО «Ромашка»' },
  })
  await show([sent], false)
  const row = await screen.findByRole('row', { name: /СОШ № 89/ })
  expect(row).toHaveTextContent('от партнёра: ООО «Ромашка»')
  expect(row).toHaveTextContent('по договору')
  expect(row).not.toHaveTextContent('образование')
  expect(row).not.toHaveTextContent('работает')
})
