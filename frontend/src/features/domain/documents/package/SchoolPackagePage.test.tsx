import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { kept, line, school } from '../../../../../tests/documents'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { SchoolPackagePage } from './SchoolPackagePage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function show(pack: unknown, more: object = {}, year?: number) {
  const asked: unknown[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          ...school,
          package: (args: unknown) => {
            asked.push(args)
            return pack
          },
        },
      },
      ...more,
    },
  })
  await renderPart(<SchoolPackagePage schoolId="school:3" year={year} />)
  await screen.findByRole('heading', { level: 1, name: 'Пакет документов' })
  return asked
}
const row = (name: string) => {
  const found = screen.getAllByRole('listitem').find((item) => item.textContent?.startsWith(name))
  if (!found) throw new Error(`no line ${name}`)
  return found
}

describe('the checklist', () => {
  it('says how much is there, and what is left', async () => {
    await show(kept({ PROGRAMME: 'MISSING', CONSENTS: 'MISSING', REGULATION: 'NEEDS_ACTUALISATION' }))
    const panel = screen.getByRole('region', { name: 'Что нужно' })
    expect(panel).toHaveTextContent('Осталось 3 дела.')
    expect(panel).toHaveTextContent(/57.%/)
    expect(panel).toHaveTextContent('4 из 7')
    expect(screen.getByText(/в 2026\/27 учебном году/)).toBeVisible()
  })

  it('has one step for what is missing and none for what is there', async () => {
    await show(kept({ PROGRAMME: 'MISSING', PAIR_ORDERS: 'MISSING', SITE_SECTION: 'MISSING' }))
    const linkOf = (name: string, act: string) => within(row(name)).getByRole('link', { name: act })
    expect(linkOf('Программа наставничества', 'Внести программу')).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/s\/3\/documents\?add=.*PROGRAMME/),
    )
    expect(linkOf('Приказы о закреплении пар', 'К согласованным парам')).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/s\/3\/pairs\?state=AGREED/),
    )
    expect(linkOf('Раздел на сайте', 'К действующим документам')).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/s\/3\/documents\?state=IN_FORCE/),
    )
    expect(within(row('Согласия участников')).queryByRole('link')).toBeNull()
    expect(within(row('Согласия участников')).queryByRole('button')).toBeNull()
  })

  it.each([
    ['REGULATION', 'Внести положение'],
    ['ROADMAP', 'К дорожным картам'],
    ['APPOINTMENT_ORDER', 'К приказам'],
    ['CONSENTS', 'К людям'],
  ])('knows the way to %s', async (item, act) => {
    await show(kept({ [item]: 'MISSING' }))
    expect(screen.getByRole('link', { name: act })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/s\/3\//),
    )
  })

  it('leads from each line to what proves it', async () => {
    const lines = [
      line('REGULATION', 'CURRENT', { documentId: 'document:7' }),
      line('ROADMAP', 'CURRENT', { roadmapId: 'roadmap:8' }),
      line('APPOINTMENT_ORDER', 'CURRENT', { orderId: 'order:9' }),
    ]
    await show(kept({}, { lines, required: 3, current: 3, percent: 100 }))
    expect(screen.getByText('Всё на месте.')).toBeVisible()
    const proofs = within(screen.getByRole('region', { name: 'Что нужно' })).getAllByRole('link')
    expect(proofs.map((link) => link.getAttribute('href'))).toEqual([
      '/documents/7',
      '/roadmaps/8',
      '/orders/9',
    ])
  })

  it('asks for the year that the reader stands in', async () => {
    expect(await show(kept({}, { schoolYear: 2025 }), {}, 2025)).toMatchObject([{ schoolYear: 2025 }])
    expect(screen.getByText(/в 2025\/26 учебном году/)).toBeVisible()
  })

  it('says that nothing is known rather than nought', async () => {
    await show(kept({}, { percent: null, current: 0, lines: [line('REGULATION', 'MISSING')] }))
    const panel = screen.getByRole('region', { name: 'Что нужно' })
    expect(within(panel).getByTitle('нет данных')).toHaveTextContent('—')
    expect(panel).not.toHaveTextContent(/0.%/)
  })

  it('says that nothing is required', async () => {
    await show(kept({}, { lines: [], required: 0, current: 0, percent: null }))
    expect(screen.getByText('Ничего не требуется')).toBeVisible()
  })

  it('is closed to who does not work with documents', async () => {
    await show(null)
    expect(screen.getByText('Пакет документов вам не виден')).toBeVisible()
  })
})

describe('a document of last year', () => {
  const outdated = (change: object = {}) =>
    kept(
      {},
      { lines: [line('REGULATION', 'NEEDS_ACTUALISATION', change)], required: 1, current: 0, percent: 0 },
    )

  it('is confirmed with one press', async () => {
    const sent: unknown[] = []
    await show(outdated({ viewerCanConfirm: true }), {
      confirmPackageItem: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'ConfirmPackageItemDone' }
      },
    })
    expect(row('Положение о наставничестве')).toHaveTextContent('Документ прошлого года')
    await userEvent.click(screen.getByRole('button', { name: 'Ещё актуален: Положение о наставничестве' }))
    await vi.waitFor(() =>
      expect(sent).toMatchObject([{ schoolId: 'school:3', schoolYear: 2026, item: 'REGULATION' }]),
    )
  })

  it('is replaced by who may not confirm it', async () => {
    await show(outdated())
    expect(screen.queryByRole('button', { name: /^Ещё актуален/ })).toBeNull()
    expect(screen.getByRole('link', { name: 'Внести положение' })).toBeVisible()
  })

  it('that was confirmed says by whom and when', async () => {
    const lines = [line('REGULATION', 'CURRENT', { confirmedOn: '2026-09-10', confirmedBy: 'Белова А. И.' })]
    await show(kept({}, { lines, required: 1, current: 1, percent: 100 }))
    expect(row('Положение о наставничестве')).toHaveTextContent(
      /Подтверждено 10.сентября.2026.г\., Белова А\. И\./,
    )
  })
})
