import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')
test.describe.configure({ timeout: 400_000 })

const title = `Мониторинг по запросу ${Date.now()}`

/** A day that is still to come, as it is typed. */
const soon = new Intl.DateTimeFormat('ru-RU').format(Date.now() + 20 * 86_400_000)
const today = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(Date.now())

test('A campaign: planned, opened, answered, signed, returned, mended and accepted', async ({ page }) => {
  // The centre plans it and looks at what will be asked, then opens it.
  await signIn(page, 'municipality')
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).first().click()
  await page.getByRole('link', { name: 'Мониторинг', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Мониторинг' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Запланировать' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Новая кампания' })
  await expect(sheet.getByLabel('Период: с какого дня')).toBeVisible()
  await expectFitAtBothWidths(page)
  await sheet.getByLabel('Название').fill(title)
  await sheet.getByLabel('Период: с какого дня').fill(today)
  await sheet.getByLabel('Период: по какой день').fill(soon)
  await sheet.getByLabel('Отвечать с').fill(today)
  await sheet.getByLabel('Отвечать до').fill(soon)
  await sheet.getByRole('button', { name: 'Запланировать' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('запланирована', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Открыть', exact: true }).click()
  const asked = page.getByRole('dialog', { name: /^Открыть кампанию/ })
  await asked.getByRole('button', { name: 'Открыть', exact: true }).click()
  await expect(page.getByText('идёт', { exact: true })).toBeVisible()
  await expectFitAtBothWidths(page)
  await leave(page)

  // The curator writes on the form, which keeps itself; what differs from the count is explained.
  await signIn(page, 'curator')
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await expect(page.getByText(/по данным системы/).first()).toBeVisible()
  const address = new URL(page.url()).pathname
  await page.getByRole('textbox', { name: 'Оценка эффективности программ' }).fill('8')
  await page.getByRole('textbox', { name: 'Пар и групп за учебный год' }).fill('77')
  await page.getByRole('textbox', { name: 'Почему расходится' }).fill('Пары соседней школы')
  await expect(page.getByText(/^Сохранено/)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Оценка эффективности программ' })).toHaveValue('8')
  await expect(page.getByRole('button', { name: 'Подписать и сдать' })).toBeDisabled()
  await leave(page)

  const sign = async () => {
    await signIn(page, 'head', address)
    await page.getByRole('button', { name: 'Подписать и сдать' }).click()
    const dialog = page.getByRole('dialog', { name: /^Подписать/ })
    await dialog.getByRole('button', { name: 'Подписать и сдать' }).click()
    await expect(page.getByText('ждёт приёмки', { exact: true })).toBeVisible()
    await leave(page)
  }
  await sign()

  // The centre sends it back with a remark.
  await signIn(page, 'municipality', address)
  await expect(page.getByText('Объяснение: Пары соседней школы')).toBeVisible()
  await page.getByRole('textbox', { name: 'Замечание: Пар и групп за учебный год' }).fill('Считайте свои')
  await page.getByRole('textbox', { name: 'Почему возвращается' }).fill('Пары соседней школы не ваши')
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  const back = page.getByRole('dialog', { name: /^Вернуть ответы/ })
  await back.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(page.getByText('возвращён', { exact: true })).toBeVisible()
  await leave(page)

  // The curator mends it, the head signs again, the centre accepts from the list.
  await signIn(page, 'curator', address)
  await expect(page.getByText('Замечание: Считайте свои')).toBeVisible()
  await page.getByRole('textbox', { name: 'Пар и групп за учебный год' }).fill('')
  await page.getByRole('textbox', { name: 'Почему расходится' }).fill('')
  await expect(page.getByText(/^Сохранено/)).toBeVisible()
  await leave(page)
  await sign()
  await signIn(page, 'municipality')
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  // The task leads to what waits, and not to all forty.
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /^Принять: 1/ }).click()
  await expect(page.getByRole('region', { name: 'Полнота' })).toContainText('принято 1 из')
  await expect(page.getByRole('region', { name: 'Свод' })).toContainText('8 в среднем')
  await expectFitAtBothWidths(page)
})
