import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')
test.describe.configure({ timeout: 240_000 })

test('the curator prepares an order that rewards a mentor, and the head finds it to sign', async ({
  page,
}) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('link', { name: 'Приказы', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Приказы' })).toBeVisible()
  await page.getByRole('button', { name: 'Подготовить приказ', exact: true }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Подготовить приказ' })
  await sheet.getByRole('combobox', { name: 'О чём приказ' }).click()
  await page.getByRole('option', { name: 'О поощрении наставников' }).click()
  await sheet.getByRole('button', { name: 'Подготовить приказ' }).click()
  await expect(sheet.getByRole('alert')).toContainText('Добавьте в приказ хотя бы одну строку')
  await sheet.getByRole('combobox', { name: 'Добавить сотрудника' }).fill('Полянова')
  await page.getByRole('option', { name: /Полянова Светлана/ }).click()
  await sheet.getByLabel('Основание поощрения').fill('Результативное наставничество в 2025/26 учебном году')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Подготовить приказ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /О поощрении/ })).toBeVisible()
  await expect(page.getByText(/Полянова\sС\.\sЮ\., поощряется/).first()).toBeVisible()
  await expectFitAtBothWidths(page)
  const order = new URL(page.url()).pathname
  await leave(page)

  await signIn(page, 'head', order)
  await expect(page.getByRole('button', { name: 'Подписать', exact: true })).toBeVisible()
})

test('a certificate of a completed programme is checked by anybody who has its code', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /СОШ № 3 им\./ })).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}/pairs?state=ENDED`)
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page
    .getByRole('button', { name: 'Открыть программу' })
    .or(page.getByRole('link', { name: 'Открыть программу' }))
    .click()
  const panel = page.getByRole('region', { name: 'Сертификаты' })
  await expect(panel.getByText(/наставник$/)).toBeVisible()
  await panel.getByRole('button', { name: /^Выдать сертификат:/ }).click()
  await expect(panel.getByText(/наставляемый$/)).toBeVisible()
  await expect(panel.getByRole('button', { name: /^Выдать сертификат:/ })).toBeHidden()
  await expectFitAtBothWidths(page)
  const line = await panel.getByText(/^Код /).first().innerText()
  const code = line.split(/[ ,\u00a0]+/)[1] ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await leave(page)

  await page.goto(`/c/${code.toLowerCase()}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Проверка сертификата' })).toBeVisible()
  await expect(page.getByText('Действителен')).toBeVisible()
  await expect(page.getByText(code)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.goto('/c/0000-0000-0000-0000')
  await expect(page.getByText('Такого сертификата нет')).toBeVisible()
})
