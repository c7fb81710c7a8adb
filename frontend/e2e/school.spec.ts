import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 240_000 })

test('the curator finds a mentor for a teacher and proposes the pair', async ({ page }) => {
  await signIn(page, 'curator')
  await expectFitAtBothWidths(page)
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /СОШ № 3 им\./ })).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('link', { name: /потребност\S+ без наставника/ }).click()
  const match = page.getByRole('button', { name: /^Подобрать наставника:/ })
  await expect(match.first()).toBeVisible()
  const waiting = await match.count()
  await expectFitAtBothWidths(page)
  await match.first().click()
  const sheet = page.getByRole('dialog', { name: 'Предложить пару' })
  await sheet.getByRole('button', { name: 'Предложить пару' }).click()
  await expect(sheet.getByRole('alert')).toContainText('Исправьте')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('radio').and(sheet.locator(':enabled')).first().check()
  await sheet.getByRole('button', { name: 'Предложить пару' }).click()
  await expect(sheet).toBeHidden()
  await expect(match).toHaveCount(waiting - 1)
})

test('the head signs the order that waits, once, and the pair begins to act', async ({ page }) => {
  await signIn(page, 'head')
  await expectFitAtBothWidths(page)
  await page
    .getByRole('link', { name: /Подписать приказ/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Документ' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Подписать', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Подписать приказ', exact: true })
  const number = `${String(Date.now()).slice(-6)}-ОД`
  await sheet.getByLabel('Номер').fill(number)
  const day = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(new Date())
  await sheet.getByLabel('Дата').fill(day)
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Продолжить' }).click()
  const question = page.getByRole('dialog', { name: `Подписать приказ № ${number} от ${day}?` })
  await expect(question).toContainText('1 пара начнёт действовать')
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Подписать' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText(`№ ${number} от ${day}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Подписать', exact: true })).toBeHidden()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать PDF' }).click()
  expect((await download).suggestedFilename()).toBe(`Приказ № ${number}.pdf`)
  await page.getByRole('region', { name: 'Пары в приказе' }).getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Участники' })).toBeVisible()
  await expect(page.getByText('Действует', { exact: true }).first()).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the curator approves the programme that both have agreed to', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('link', { name: /Утвердить программу/ })
    .first()
    .click()
  await expect(page.getByText('Ждёт утверждения куратором')).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByText('Утверждена, выполняется')).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the head approves the practice at the school, and only the municipality publishes it', async ({
  page,
}) => {
  await signIn(page, 'head')
  await page
    .getByRole('link', { name: /Согласовать практику/ })
    .first()
    .click()
  await expect(page.getByText('Ждёт руководителя')).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Согласовать' }).click()
  await expect(page.getByText('Ждёт муниципалитет')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Опубликовать' })).toBeHidden()
  const { pathname } = new URL(page.url())
  await leave(page)
  await signIn(page, 'municipality', pathname)
  await expect(page.getByRole('button', { name: 'Опубликовать' })).toBeVisible()
})
