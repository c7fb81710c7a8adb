import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { owner } from '../../../../../tests/roadmaps'
import { RemindSheet } from './RemindSheet'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const late = (id: string, change: object = {}) => ({
  school: { id: `school:${id}`, level: 'SCHOOL', name: `Школа № ${id}` },
  overdue: 2,
  mostDaysOverdue: Number(id) * 10,
  readers: 2,
  lastRemindedOn: null,
  canBeReminded: true,
  ...change,
})

async function open(lateSchools: unknown[], answer: object = {}, roadmapId?: string) {
  const asked: unknown[] = []
  const sent: { filter: { schoolIds: string[] }; text: string }[] = []
  const onClose = vi.fn()
  mockApi({
    graphql: {
      viewer: {
        municipality: {
          ...owner,
          lateSchools: ({ filter }: { filter: unknown }) => {
            asked.push(filter)
            return lateSchools
          },
        },
      },
      remindSchools: ({ input }: { input: (typeof sent)[number] }) => {
        sent.push(input)
        return { __typename: 'RemindSchoolsDone', reminded: lateSchools, skipped: [], ...answer }
      },
    },
  })
  await renderPart(
    <RemindSheet opened onClose={onClose} municipalityId="municipality:1" roadmapId={roadmapId} />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Напомнить школам' })
  return { asked, sent, onClose, sheet }
}

describe('a reminder to the schools that are late', () => {
  it('says who would be told and of how much, the latest first', async () => {
    const { sheet } = await open([late('1', { lastRemindedOn: '2026-11-02' }), late('3'), late('2')])
    const schools = await within(sheet).findAllByRole('listitem')
    expect(
      schools.map(
        (each) =>
          within(each).getByRole('checkbox').getAttribute('aria-label') ?? each.textContent?.slice(0, 9),
      ),
    ).toEqual(['Школа № 3', 'Школа № 2', 'Школа № 1'])
    expect(schools[0]).toHaveTextContent('просрочено 2 дела, самое давнее – на 30 дней')
    expect(schools[0]).toHaveTextContent('Ещё не напоминали')
    expect(schools[2]).toHaveTextContent('Напоминали 2 ноября 2026')
    expect(within(sheet).getByRole('status')).toHaveTextContent('Письмо получат 6 человек')
  })

  it('is about the roadmap that the list is about', async () => {
    const { asked } = await open([late('1')], {}, 'roadmap:7')
    await screen.findByText('Школа № 1')
    expect(asked).toMatchObject([{ roadmapId: 'roadmap:7' }])
  })

  it('goes to those that were left chosen, with the words of the centre, after it was confirmed', async () => {
    const { sheet, sent, onClose } = await open([late('1'), late('2')])
    await userEvent.click(await within(sheet).findByRole('checkbox', { name: /Школа № 2/ }))
    expect(within(sheet).getByRole('status')).toHaveTextContent('Письмо получат 2 человека')
    await userEvent.type(within(sheet).getByLabelText(/Текст письма/), ' Ждём до пятницы ')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Напомнить 1 организации' }))
    expect(sent).toEqual([])
    const asked = await screen.findByRole('dialog', { name: /^Отправить напоминание/ })
    expect(asked).toHaveTextContent('Отозвать письма нельзя')
    await userEvent.click(within(asked).getByRole('button', { name: 'Отправить' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { municipalityId: 'municipality:1', filter: { schoolIds: ['school:1'] }, text: 'Ждём до пятницы' },
      ]),
    )
    await waitFor(() => expect(onClose).toHaveBeenCalled())
  })

  it('does not go to who was told today, nor to where nobody is', async () => {
    const { sheet } = await open([
      late('1', { canBeReminded: false, lastRemindedOn: '2026-11-29' }),
      late('2', { canBeReminded: false, readers: 0 }),
    ])
    for (const box of await within(sheet).findAllByRole('checkbox')) expect(box).toBeDisabled()
    expect(sheet).toHaveTextContent('Сегодня уже напоминали')
    expect(sheet).toHaveTextContent('Некому написать')
    expect(within(sheet).getByRole('button', { name: /^Напомнить/ })).toBeDisabled()
  })

  it('stays open when the server knows that nobody is left to be told', async () => {
    const { sheet, onClose } = await open([late('1')], {
      __typename: 'RemindSchoolsRefused',
      reason: 'NOBODY_LEFT',
    })
    await userEvent.click(await within(sheet).findByRole('button', { name: /^Напомнить/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Отправить' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Отправить/ })).toBeNull())
    expect(onClose).not.toHaveBeenCalled()
  })

  it('says that nobody is late', async () => {
    await open([])
    expect(await screen.findByText('Никто не опаздывает')).toBeVisible()
  })
})
