import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')
test.describe.configure({ timeout: 240_000 })

test('the curator takes the school into the new year in three steps, once', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Новый учебный год' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: /Переход на \d{4}\/\d{2} учебный год/ }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Реестр модели' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Дальше' }).click()

  const waiting = page.getByRole('region', { name: 'Пары, о которых нужно решить' })
  await expect(page.getByRole('region', { name: 'Карточки, которым нужен свежий взгляд' })).toBeVisible()
  await expectFitAtBothWidths(page)
  for (const decision of await waiting.getByRole('combobox').all()) {
    await decision.click()
    // A pair whose participant has left cannot go on; its ending is chosen already.
    const goesOn = page.getByRole('option', { name: 'Продолжается' })
    if (await goesOn.isVisible()) await goesOn.click()
    else await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'Дальше' }).click()

  await expect(page.getByRole('region', { name: 'Что произойдёт' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Перейти на новый год' }).click()
  const question = page.getByRole('dialog', { name: /Перейти на .* учебный год\?/ })
  await expect(question).toContainText('Отменить переход целиком нельзя')
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Перейти на новый год' }).click()

  const receipt = page.getByRole('region', { name: /Школа перешла на .* учебный год/ })
  await expect(receipt).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.reload()
  await expect(receipt).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Шаги перехода' })).toBeHidden()
})
