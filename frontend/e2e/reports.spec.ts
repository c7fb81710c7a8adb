import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')
test.describe.configure({ timeout: 400_000 })

const now = new Date()
/** The calendar year in which the running school year begins. */
const begins = now.getFullYear() - (now.getMonth() < 8 ? 1 : 0)
const today = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(now)
const conclusion = `Год прошёл по плану. ${Date.now()}`

/** Begins a report of the running school year up to today; the days of another story are never the same. */
async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Составить отчёт' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Новый отчёт' })
  await expect(sheet.getByRole('button', { name: 'Начать отчёт' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await sheet.getByLabel('С какого дня').fill(`02.09.${begins}`)
  await sheet.getByLabel('По какой день').fill(today)
  await sheet.getByRole('button', { name: 'Начать отчёт' }).click()
  await expect(page.getByRole('region', { name: 'Цифры отчёта' })).toBeVisible()
  await expect(page.getByText('пишется')).toBeVisible()
}

/** Signs the report that is open, after it was said what becomes of it. */
async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Подписать и сдать' }).click()
  const asked = page.getByRole('dialog', { name: /^Подписать отчёт/ })
  await expect(asked).toContainText('Цифры зафиксируются на сегодня')
  await expectFitAtBothWidths(page)
  await asked.getByRole('button', { name: 'Подписать и сдать' }).click()
  await expect(asked).toBeHidden()
}

test('June: a report is prepared from the journal, signed, returned, mended, accepted and consolidated', async ({
  page,
}) => {
  // The curator: the figures are there already, the words are theirs.
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).first().click()
  await page.getByRole('link', { name: 'Отчёты', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Отчёты об исполнении' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await start(page)
  const address = new URL(page.url()).pathname
  await expect(page.getByRole('region', { name: 'Цифры отчёта' })).toContainText('выполнено')
  await expectFitAtBothWidths(page)
  await page.getByRole('textbox', { name: 'Общий вывод' }).fill(conclusion)
  const comment = page.getByRole('textbox', { name: /^Комментарий:/ }).first()
  await comment.fill('Сделано в срок')
  await expect(page.getByText(/^Сохранено/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Общий вывод' })).toHaveValue(conclusion)
  await expect(comment).toHaveValue('Сделано в срок')
  await page.getByRole('button', { name: 'На подпись руководителю' }).click()
  await expect(page.getByText('ждёт подписи', { exact: true })).toBeVisible()
  await leave(page)

  // The head signs: the figures stand still from now on.
  await signIn(page, 'head', address)
  await sign(page)
  await expect(page.getByText('сдан', { exact: true })).toBeVisible()
  await expect(page.getByText(/Зафиксированы при подписании/)).toBeVisible()
  await leave(page)

  // The centre sends it back with a remark on a row; what is written outlives a reload.
  await signIn(page, 'municipality', address)
  await page
    .getByRole('button', { name: /^Замечание:/ })
    .first()
    .click()
  await page.keyboard.type('Приложите справку')
  await page.getByRole('textbox', { name: 'Почему возвращаете' }).fill('Нет справки по первой строке')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Почему возвращаете' })).toHaveValue(
    'Нет справки по первой строке',
  )
  await expect(page.getByRole('textbox', { name: /^Замечание:/ })).toHaveValue('Приложите справку')
  await expect(page.getByRole('button', { name: 'Принять отчёт' })).toBeDisabled()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  const back = page.getByRole('dialog', { name: /^Вернуть отчёт/ })
  await back.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(page.getByText('возвращён', { exact: true })).toBeVisible()
  await leave(page)

  // The curator mends it, the head signs again.
  await signIn(page, 'curator', address)
  await expect(page.getByText('Нет справки по первой строке').first()).toBeVisible()
  await expect(page.getByText('Замечание: Приложите справку')).toBeVisible()
  await expectFitAtBothWidths(page)
  await page
    .getByRole('textbox', { name: /^Эффективность:/ })
    .first()
    .fill('Справка приложена, затруднения сняты')
  await expect(page.getByText(/^Сохранено/)).toBeVisible()
  await page.getByRole('button', { name: 'На подпись руководителю' }).click()
  await expect(page.getByText('ждёт подписи', { exact: true })).toBeVisible()
  await leave(page)
  await signIn(page, 'head', address)
  await sign(page)
  await leave(page)

  // The centre accepts it, and consolidates: who has not reported is named.
  await signIn(page, 'municipality', address)
  await page.getByRole('button', { name: 'Принять отчёт' }).click()
  const accept = page.getByRole('dialog', { name: /^Принять отчёт/ })
  await accept.getByRole('button', { name: 'Принять отчёт' }).click()
  await expect(page.getByText('принят', { exact: true })).toBeVisible()
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).first().click()
  await page.getByRole('link', { name: 'Отчёты', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'принят' }).first()).toBeVisible()
  await page.getByText('Наш сводный').click()
  await expectFitAtBothWidths(page)
  await start(page)
  const schools = page.getByRole('region', { name: 'Отчёты организаций' })
  await expect(schools).toContainText('не сдан')
  await expect(schools).toContainText('нулём не считаются')
  await expectFitAtBothWidths(page)

  // The paper is handed out as it would lie on a desk.
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать PDF' }).click()
  const file = await (await downloading).path()
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the centre sees who is late before it reminds them', async ({ page }) => {
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).first().click()
  await page.getByRole('link', { name: 'Что сделать', exact: true }).click()
  await page.getByRole('button', { name: 'Напомнить школам' }).click()
  const sheet = page.getByRole('dialog', { name: 'Напомнить школам' })
  await expect(sheet.getByRole('listitem').first().or(sheet.getByText('Никто не опаздывает'))).toBeVisible()
  await expectFitAtBothWidths(page)
})
