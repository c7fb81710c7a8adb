import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the shared parts, ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('a page with figures, filters and a table', async ({ page }) => {
      await page.goto('/#/')
      await expect(page.getByText('20 записей')).toBeVisible()
      await expectAccessible(page)
      await page
        .getByRole('button', { name: /^Действия/ })
        .first()
        .click()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Территория:/ }).click()
      await expectAccessible(page)
    })

    test('a form in a sheet with its mistakes, a list and a calendar open', async ({ page }) => {
      await page.goto('/#/')
      const opener = page.getByRole('button', { name: 'Новая пара' })
      await opener.click()
      const sheet = page.getByRole('dialog', { name: 'Новая пара' })
      await sheet.getByRole('button', { name: 'Создать пару' }).click()
      await expect(sheet.getByRole('alert')).toContainText('Исправьте 3 поля')
      await expectAccessible(page)
      await sheet.getByLabel('Наставник').first().click()
      await page.getByRole('option', { name: 'Орлова Т. Н.' }).click()
      const day = sheet.getByLabel('Дата начала')
      await day.click()
      await expect(sheet.getByRole('button', { name: 'Следующий месяц' })).toBeVisible()
      await expectAccessible(page)
      await day.fill('01.09.2026')
      await page.keyboard.press('Tab')
      await expect(day).toHaveValue('01.09.2026')
      await expect(sheet.getByRole('button', { name: 'Следующий месяц' })).toBeHidden()
      await sheet.getByRole('button', { name: 'Отмена' }).click()
      await expect(sheet).toBeHidden()
      await expect(opener).toBeFocused()
    })

    test('a confirmation over a page with a toast', async ({ page }) => {
      await page.goto('/#/parts')
      await page.getByRole('button', { name: 'Показать слово' }).click()
      await page.getByRole('button', { name: 'Подписать приказ' }).click()
      await expect(page.getByRole('dialog', { name: 'Подписать приказ № 12?' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Отмена' })).toBeFocused()
      await expectAccessible(page)
    })

    test('every state of a list', async ({ page }) => {
      await page.goto('/#/states')
      await expect(page.getByText('Пар пока нет')).toBeVisible()
      await expectAccessible(page)
    })
  })
}

for (const width of [320, 640, 720, 1024]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/#/', '/#/parts', '/#/states']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoSidewaysScroll(page)
    }
  })
}
