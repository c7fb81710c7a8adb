import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { consolidated, report, reportRow } from '../../../../tests/reports'
import { progress } from '../../../../tests/roadmaps'
import { ReportPage } from './ReportPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type Sent = { reportId: string; revision: number; summary?: string; rows?: object[]; reason?: string }
type Answer = (input: Sent, times: number) => object

const STEPS = ['change', 'prepare', 'sign', 'accept', 'return', 'discard'] as const
type Step = (typeof STEPS)[number]

async function open(first: object, answers: Partial<Record<Step, Answer>> = {}) {
  const sent: { step: Step; input: Sent }[] = []
  let shown = first
  mockApi({
    graphql: {
      viewer: { roadmapReport: () => shown },
      ...Object.fromEntries(
        STEPS.map((step) => [
          `${step}RoadmapReport`,
          ({ input }: { input: Sent }) => {
            sent.push({ step, input })
            const times = sent.filter((each) => each.step === step).length
            const answer = answers[step]?.(input, times) ?? {
              __typename: 'RoadmapReportDone',
              report: { ...shown, revision: input.revision + 1 },
            }
            if ('report' in answer) shown = answer.report as object
            return answer
          },
        ]),
      ),
    },
  })
  await renderPart(<ReportPage reportId="report:1" />)
  await screen.findByRole('heading', { level: 1 })
  return sent
}
const comment = (title: string) => screen.findByRole('textbox', { name: `Комментарий: ${title}` })

describe('a report that is written', () => {
  const draft = report({ viewerCan: ['EDIT', 'PREPARE', 'DISCARD'] })

  it('shows the figures of the journal and says that they are of today', async () => {
    await open(draft)
    expect(screen.getByRole('region', { name: 'Цифры отчёта' })).toHaveTextContent('5 выполнено из 10')
    expect(screen.getByText(/Данные на 1 июня 2027 г\., обновляются/)).toBeVisible()
    expect(screen.getAllByText('Приказ, № 90-од, 01.09.2026')).toHaveLength(2)
  })

  it('keeps what is typed by itself: the field of the row alone, with the revision', async () => {
    const sent = await open(draft, {
      change: () => ({
        __typename: 'RoadmapReportDone',
        report: report({
          ...draft,
          revision: 4,
          rows: [reportRow('1', { comment: 'Провели' }), reportRow('2')],
        }),
      }),
    })
    await userEvent.type(await comment('Мероприятие 1'), 'Провели')
    expect(await screen.findByText(/^Сохранено/)).toBeVisible()
    expect(sent).toMatchObject([
      {
        step: 'change',
        input: {
          reportId: 'report:1',
          revision: 3,
          rows: [{ itemId: 'roadmap-item:1', comment: 'Провели' }],
        },
      },
    ])
    expect(sent[0]?.input).not.toHaveProperty('summary')
  })

  it('is kept before it goes to the head', async () => {
    const sent = await open(draft)
    await userEvent.type(screen.getByRole('textbox', { name: 'Общий вывод' }), 'Год прошёл')
    await userEvent.click(screen.getByRole('button', { name: 'На подпись руководителю' }))
    await waitFor(() => expect(sent.map(({ step }) => step)).toEqual(['change', 'prepare']))
    expect(sent[1]?.input.revision).toBe(4)
  })

  it('does not go to the head while words are not kept', async () => {
    const sent = await open(draft, {
      change: () => ({ __typename: 'InvalidInput', fields: [{ path: ['summary'], problem: 'TOO_LONG' }] }),
    })
    await userEvent.type(screen.getByRole('textbox', { name: 'Общий вывод' }), 'Год')
    await userEvent.click(screen.getByRole('button', { name: 'На подпись руководителю' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(sent.map(({ step }) => step)).toEqual(['change'])
  })

  it('takes what a colleague wrote elsewhere, and goes on', async () => {
    const theirs = report({
      ...draft,
      revision: 8,
      rows: [reportRow('1'), reportRow('2', { comment: 'Их слова' })],
    })
    const sent = await open(draft, {
      change: (input, times) =>
        times === 1
          ? { __typename: 'RoadmapReportConflict', current: theirs }
          : {
              __typename: 'RoadmapReportDone',
              report: report({
                ...theirs,
                revision: input.revision + 1,
                rows: [reportRow('1', { comment: 'Мои' }), reportRow('2', { comment: 'Их слова' })],
              }),
            },
    })
    await userEvent.type(await comment('Мероприятие 1'), 'Мои')
    await waitFor(() => expect(sent).toHaveLength(2), { timeout: 6_000 })
    expect(sent[1]?.input).toMatchObject({ revision: 8, rows: [{ comment: 'Мои' }] })
    expect(await comment('Мероприятие 2')).toHaveValue('Их слова')
    expect(screen.queryByText(/написал кто-то ещё/)).toBeNull()
  })

  it('shows both wordings of the same place, and keeps the one that is chosen', async () => {
    const theirs = report({
      ...draft,
      revision: 8,
      rows: [reportRow('1', { comment: 'Их' }), reportRow('2')],
    })
    const sent = await open(draft, {
      change: (_, times) =>
        times === 1
          ? { __typename: 'RoadmapReportConflict', current: theirs }
          : { __typename: 'RoadmapReportDone', report: theirs },
    })
    await userEvent.type(await comment('Мероприятие 1'), 'Моё')
    const clash = await screen.findByRole('alert', {}, { timeout: 6_000 })
    expect(clash).toHaveTextContent('Там написано: Их')
    expect(clash).toHaveTextContent('У вас: Моё')
    await userEvent.click(within(clash).getByRole('button', { name: 'Взять их' }))
    await waitFor(() => expect(screen.queryByText(/написал кто-то ещё/)).toBeNull())
    expect(await comment('Мероприятие 1')).toHaveValue('Их')
    expect(sent).toHaveLength(1)
  })

  it('keeps mine over theirs when I say so', async () => {
    const theirs = report({ ...draft, revision: 8, summary: 'Их' })
    const sent = await open(draft, {
      change: (input, times) =>
        times === 1
          ? { __typename: 'RoadmapReportConflict', current: theirs }
          : { __typename: 'RoadmapReportDone', report: { ...theirs, revision: 9, summary: input.summary } },
    })
    await userEvent.type(screen.getByRole('textbox', { name: 'Общий вывод' }), 'Мой')
    await userEvent.click(await screen.findByRole('button', { name: 'Оставить моё' }, { timeout: 6_000 }))
    await waitFor(() => expect(sent[1]?.input).toMatchObject({ revision: 8, summary: 'Мой' }))
  })

  it('is thrown away after a word of warning', async () => {
    const sent = await open(draft, {
      discard: () => ({ __typename: 'RoadmapReportDiscarded', reportId: 'report:1' }),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Ещё: отчёт' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Удалить отчёт' }))
    const asked = await screen.findByRole('dialog', { name: 'Удалить отчёт?' })
    expect(asked).toHaveTextContent('Журнал дел не изменится')
    await userEvent.click(within(asked).getByRole('button', { name: 'Удалить отчёт' }))
    await waitFor(() => expect(sent).toMatchObject([{ step: 'discard', input: { revision: 3 } }]))
  })
})

describe('a report that waits for the signature', () => {
  it('is signed after it was said what becomes of it', async () => {
    const sent = await open(
      report({
        state: 'PREPARED',
        viewerCan: ['EDIT', 'SIGN'],
        preparedBy: { id: 'person:1', shortName: 'Иванова М. П.' },
      }),
    )
    expect(screen.getByText('Подготовлен: Иванова М. П.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Подписать и сдать' }))
    const asked = await screen.findByRole('dialog', { name: /^Подписать отчёт за 01\.09\.2026/ })
    expect(asked).toHaveTextContent('Цифры зафиксируются на сегодня')
    expect(asked).toHaveTextContent('В отчёте будет 1 просроченное дело')
    await userEvent.click(within(asked).getByRole('button', { name: 'Подписать и сдать' }))
    await waitFor(() => expect(sent).toMatchObject([{ step: 'sign', input: { revision: 3 } }]))
  })
})

describe('a report that was handed in', () => {
  const submitted = report({
    state: 'SUBMITTED',
    isFrozen: true,
    summary: 'Год прошёл по плану',
    changedSinceSigned: 3,
    rows: [
      reportRow('1', { comment: 'Провели', effectiveness: 'Помогло троим' }),
      reportRow('2', {
        executions: [
          {
            due: '2026-10-01',
            state: 'PLANNED',
            doneOn: null,
            isOverdue: true,
            evidence: [],
            comment: '',
          },
        ],
      }),
    ],
    viewerCan: ['ACCEPT', 'RETURN'],
  })

  it('is read, not written, and says what changed since', async () => {
    await open(submitted)
    expect(screen.getByText('Год прошёл по плану')).toBeVisible()
    expect(screen.getByText(/Зафиксированы при подписании/)).toBeVisible()
    expect(screen.getByText(/в журнале изменилось 3 дела/)).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Общий вывод' })).toBeNull()
  })

  it('can be looked at by what is late alone', async () => {
    await open(submitted)
    await userEvent.click(screen.getByText('Просрочено и замечания (1)'))
    expect(screen.getByText('Мероприятие 2')).toBeVisible()
    expect(screen.queryByText('Мероприятие 1')).toBeNull()
  })

  it('goes back with a reason and remarks on rows, which forbid to accept', async () => {
    const sent = await open(submitted)
    expect(screen.getByRole('button', { name: 'Вернуть' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: 'Замечание: Мероприятие 2' }))
    await userEvent.keyboard('Почему не сделано?')
    expect(screen.getByRole('button', { name: 'Принять отчёт' })).toBeDisabled()
    expect(screen.getByText(/1 замечание к строкам\. Не отправлено/)).toBeVisible()
    await userEvent.type(screen.getByRole('textbox', { name: 'Почему возвращаете' }), 'Нет объяснений')
    await userEvent.click(screen.getByRole('button', { name: 'Вернуть' }))
    const asked = await screen.findByRole('dialog', { name: 'Вернуть отчёт: Школа № 3?' })
    await userEvent.click(within(asked).getByRole('button', { name: 'Вернуть' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        {
          step: 'return',
          input: {
            revision: 3,
            reason: 'Нет объяснений',
            remarks: [{ itemId: 'roadmap-item:2', text: 'Почему не сделано?' }],
          },
        },
      ]),
    )
    await waitFor(() => expect(localStorage.getItem('nastavnik.draft.review.report:1')).toBeNull())
  })

  it('is accepted', async () => {
    const sent = await open(submitted)
    await userEvent.click(screen.getByRole('button', { name: 'Принять отчёт' }))
    const asked = await screen.findByRole('dialog', { name: 'Принять отчёт: Школа № 3?' })
    await userEvent.click(within(asked).getByRole('button', { name: 'Принять отчёт' }))
    await waitFor(() => expect(sent).toMatchObject([{ step: 'accept', input: { reportId: 'report:1' } }]))
  })

  it('has no words for who only reads it', async () => {
    await open(report({ ...submitted, viewerCan: [] }))
    expect(screen.queryByRole('region', { name: 'Ваше слово' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Замечание: Мероприятие 2' })).toBeNull()
  })
})

it('says to who wrote it why it came back, and where', async () => {
  await open(
    report({
      state: 'RETURNED',
      returnedReason: 'Нет объяснений',
      rows: [reportRow('1', { remark: 'Приложите приказ' })],
      viewerCan: ['EDIT', 'PREPARE'],
    }),
  )
  expect(screen.getByText('Нет объяснений')).toBeVisible()
  expect(screen.getByText('Замечание: Приложите приказ')).toBeVisible()
  expect(await comment('Мероприятие 1')).toBeEnabled()
})

describe('the consolidated report of a municipality', () => {
  it('names who has not reported, and counts them for nothing', async () => {
    await open(consolidated())
    const schools = screen.getByRole('region', { name: 'Отчёты организаций' })
    expect(schools).toHaveTextContent('Не сдала 1 организация. Её дела не посчитаны и нулём не считаются.')
    const rows = within(schools).getAllByRole('row').slice(1)
    expect(rows[0]).toHaveTextContent('Школа № 3')
    expect(rows[0]).toHaveTextContent('не сдан')
    expect(rows[0]).toHaveTextContent('не в цифрах')
    expect(rows[0]).not.toHaveTextContent('0')
    expect(within(schools).getByRole('link', { name: 'Школа № 1' })).toHaveAttribute('href', '/reports/1')
    expect(schools).toHaveTextContent('после приёма изменилось 2 дела')
    expect(schools).toHaveTextContent('В цифрах – принятые отчёты: 1 из 3')
  })

  it('says before the signature that some have not reported', async () => {
    await open(consolidated({ viewerCan: ['SIGN'], progress: progress({ overdue: 0 }) }))
    await userEvent.click(screen.getByRole('button', { name: 'Подписать и сдать' }))
    const asked = await screen.findByRole('dialog', { name: /^Подписать/ })
    expect(asked).toHaveTextContent('1 организация не сдала отчёт')
    expect(asked).toHaveTextContent('Отчёт уйдёт на утверждение')
    expect(asked).not.toHaveTextContent('просроченное')
  })
})
