import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { item, occurrence, owner, page, progress, school } from '../../../../tests/roadmaps'
import { DutiesPage } from './DutiesPage'
import type { DutiesSearch } from './duties.search'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type Filter = { states?: string[]; overdueOnly?: boolean }

async function atSchool(nodes: unknown[], acts: object = {}, search: DutiesSearch = {}) {
  const filters: Filter[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          ...school,
          dutyTotals: progress(),
          undatedDuties: [],
          duties: ({ filter }: { filter: Filter }) => {
            filters.push(filter)
            return page(nodes)
          },
        },
      },
      ...acts,
    },
  })
  await renderPart(
    <DutiesPage level="SCHOOL" placeId="school:3" search={search} onSearch={() => undefined} />,
  )
  await screen.findByRole('region', { name: 'Дела по срокам' })
  return filters
}

describe('the duties of a school', () => {
  it('begin with what is not done yet', async () => {
    const filters = await atSchool([])
    await waitFor(() => expect(filters[0]?.states).toEqual(['PLANNED', 'IN_PROGRESS']))
    expect(await screen.findByText('Всё сделано')).toBeVisible()
  })

  it('say what is late, and why something came back', async () => {
    await atSchool([occurrence('1', { isOverdue: true, returnedReason: 'нет номера' })])
    const row = await screen.findByRole('row', { name: /Мероприятие 1/ })
    expect(within(row).getByText('просрочено')).toBeVisible()
    expect(row).toHaveTextContent('Возвращено: нет номера')
  })

  it('are stated with the proof that the plan asks for', async () => {
    const sent: unknown[] = []
    const duty = { ...occurrence('1').duty, item: item('1', { evidenceKind: 'ORDER' }) }
    await atSchool([occurrence('1', { duty, viewerCan: ['STATE'] })], {
      stateExecution: ({ input }: { input: unknown }) => {
        sent.push(input)
        return sent.length === 1
          ? { __typename: 'OccurrenceRefused', reason: 'DAY_OUTSIDE' }
          : { __typename: 'OccurrenceDone', occurrence: occurrence('1') }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Отметить выполнение: Мероприятие 1' }))
    const sheet = await screen.findByRole('dialog')
    expect(within(sheet).getByText('План просит подтверждение: Приказ')).toBeVisible()
    await userEvent.type(within(sheet).getByLabelText(/Что это/), 'Приказ о парах')
    await userEvent.type(within(sheet).getByLabelText(/^Номер/), '87')
    await waitFor(() => expect(within(sheet).getByLabelText(/^Дата/)).toBeEnabled())
    await userEvent.type(within(sheet).getByLabelText(/^Дата/), '10.09.2026')
    await userEvent.tab()
    const submit = within(sheet).getByRole('button', { name: 'Отметить выполненным' })
    await userEvent.click(submit)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent(
      'День ещё не наступил или раньше начала',
    )
    await userEvent.click(submit)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent[1]).toMatchObject({
      occurrenceId: 'occurrence:1',
      revision: 4,
      evidence: [{ kind: 'ORDER', title: 'Приказ о парах', number: '87', datedOn: '2026-09-10', url: null }],
    })
  })

  it('that do not apply are said so with a reason', async () => {
    const sent: unknown[] = []
    const duty = { ...occurrence('1').duty, viewerCan: ['SET_NOT_APPLICABLE'] }
    await atSchool([occurrence('1', { duty })], {
      setDutyNotApplicable: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'DutyDone', duty: { ...duty, applicability: 'EXEMPTION_ASKED' } }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Ещё: Мероприятие 1' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Не применимо' }))
    const sheet = await screen.findByRole('dialog')
    await userEvent.type(within(sheet).getByLabelText(/Почему/), 'нет молодых педагогов')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить неприменимым' }))
    await waitFor(() => expect(sent).toMatchObject([{ dutyId: 'duty:1', reason: 'нет молодых педагогов' }]))
  })
})

describe('the talk about a duty', () => {
  const talked = { ...occurrence('1').duty, viewerCan: ['COMMENT'] }
  const comments = [
    {
      id: 'duty-comment:1',
      at: '2026-11-20T09:30:00Z',
      text: 'Нет номера',
      author: { id: 'person:1', shortName: 'Иванова М. П.' },
    },
  ]
  const atDuty = (search: DutiesSearch) => {
    mockApi({
      graphql: {
        viewer: {
          school: {
            ...school,
            dutyTotals: progress(),
            undatedDuties: [{ ...talked, id: 'duty:9', item: item('9') }],
            duties: page([occurrence('1', { duty: talked })]),
          },
          duty: ({ id }: { id: string }) => ({ ...talked, id, comments: id === 'duty:1' ? comments : [] }),
        },
      },
    })
    const onSearch = vi.fn()
    return renderPart(
      <DutiesPage level="SCHOOL" placeId="school:3" search={search} onSearch={onSearch} />,
    ).then(() => onSearch)
  }

  it('stands on the sheet of the duty', async () => {
    await atDuty({})
    await userEvent.click(await screen.findByRole('button', { name: /^1\.1 Мероприятие 1/ }))
    const sheet = await screen.findByRole('dialog')
    expect(await within(sheet).findByText('Нет номера')).toBeVisible()
    expect(within(sheet).getByRole('textbox', { name: 'Ваше сообщение' })).toBeVisible()
  })

  it('is opened of a duty without a day', async () => {
    await atDuty({})
    await userEvent.click(await screen.findByRole('button', { name: 'Обсудить: Мероприятие 9, Школа № 3' }))
    expect(await screen.findByText(/другая сторона получит уведомление/)).toBeVisible()
  })

  it('is opened by the address that a letter leads to, and closed by it', async () => {
    const onSearch = await atDuty({ duty: 'duty:1' })
    const sheet = await screen.findByRole('dialog', { name: 'Мероприятие 1' })
    expect(await within(sheet).findByText('Нет номера')).toBeVisible()
    await userEvent.click(within(sheet).getByRole('button', { name: 'Закрыть' }))
    expect(onSearch).toHaveBeenCalledWith({ duty: undefined })
  })
})

describe('the duties of a municipality', () => {
  const stated = (id: string, change: object = {}) =>
    occurrence(id, { state: 'DONE', doneOn: '2026-09-10', viewerCan: ['VERIFY', 'RETURN'], ...change })

  async function atMunicipality(nodes: unknown[], acts: object = {}, change: object = {}) {
    mockApi({
      graphql: {
        viewer: {
          municipality: {
            ...owner,
            viewerCan: ['KEEP_ROADMAPS'],
            dutyTotals: progress(),
            undatedDuties: [],
            exemptionsAsked: [],
            schoolProgress: [],
            duties: page(nodes),
            ...change,
          },
        },
        ...acts,
      },
    })
    await renderPart(
      <DutiesPage
        level="MUNICIPALITY"
        placeId="municipality:1"
        search={{ show: 'check' }}
        onSearch={() => undefined}
      />,
    )
    await screen.findByRole('region', { name: 'Дела по срокам' })
  }

  it('are verified many at once', async () => {
    const sent: { occurrenceIds: string[] }[] = []
    await atMunicipality([stated('1'), stated('2'), occurrence('3')], {
      verifyExecutions: ({ input }: { input: { occurrenceIds: string[] } }) => {
        sent.push(input)
        return { __typename: 'VerifyExecutionsDone', verified: [stated('1'), stated('2')], skipped: [] }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Выбрать все на странице' }))
    expect(screen.getByText('Выбрано 2 дела')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Проверено' }))
    await waitFor(() => expect(sent).toMatchObject([{ occurrenceIds: ['occurrence:1', 'occurrence:2'] }]))
    await waitFor(() => expect(screen.queryByText('Выбрано 2 дела')).toBeNull())
  })

  it('are the ground on which who may reminds the schools that are late', async () => {
    await atMunicipality([], {}, { viewerCan: ['REMIND_SCHOOLS'], lateSchools: [] })
    await userEvent.click(await screen.findByRole('button', { name: 'Напомнить школам' }))
    expect(await screen.findByRole('dialog', { name: 'Напомнить школам' })).toHaveTextContent(
      'Никто не опаздывает',
    )
  })

  it('leave reminding to who may', async () => {
    await atMunicipality([])
    expect(screen.queryByRole('button', { name: 'Напомнить школам' })).toBeNull()
  })

  it('are sent back with a reason', async () => {
    const sent: unknown[] = []
    await atMunicipality([stated('1')], {
      returnExecution: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'OccurrenceConflict', current: stated('1', { revision: 5 }) }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Ещё: Мероприятие 1' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Вернуть' }))
    const sheet = await screen.findByRole('dialog')
    await userEvent.type(within(sheet).getByLabelText(/Чего не хватает/), 'нет даты приказа')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Вернуть' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Дело уже изменили')
    expect(sent).toMatchObject([{ occurrenceId: 'occurrence:1', revision: 4, reason: 'нет даты приказа' }])
  })

  it('say which schools hold a duty for none of theirs, to be confirmed or left', async () => {
    const sent: unknown[] = []
    const asked = {
      ...occurrence('7').duty,
      applicability: 'EXEMPTION_ASKED',
      reason: 'нет молодых',
      viewerCan: ['CONFIRM_NOT_APPLICABLE', 'RESTORE'],
    }
    await atMunicipality(
      [],
      {
        setDutyNotApplicable: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'DutyDone', duty: asked }
        },
      },
      { exemptionsAsked: [asked] },
    )
    await userEvent.click(
      await screen.findByRole('button', { name: 'Подтвердить: Мероприятие 7, Школа № 3' }),
    )
    await waitFor(() => expect(sent).toMatchObject([{ dutyId: 'duty:7', reason: null }]))
  })
})
