import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 240_000 })

test('the curator runs the matching, locks a pair, compares and proposes', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Банки и подбор', exact: true }).click()
  await page.getByRole('link', { name: 'Подбор', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Подбор пар' })).toBeVisible()
  await expectFitAtBothWidths(page)

  const run = page.getByRole('button', { name: /^Подобрать/ }).first()
  await run.click()
  const table = page.getByRole('table', { name: 'Найденные пары' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await expect(table.getByRole('list', { name: 'Почему' }).first()).toContainText('+')
  await expectFitAtBothWidths(page)

  // A lock is a decision that waits for the next run.
  const lock = page.getByRole('button', { name: /^Закрепить:/ }).first()
  const names = (await lock.getAttribute('aria-label'))?.replace('Закрепить: ', '') ?? ''
  await lock.click()
  await expect(page.getByText('Решения ещё не учтены')).toBeVisible()
  await page.getByRole('button', { name: `Действия: ${names}` }).click()
  await page.getByRole('menuitem', { name: 'Другие наставники' }).click()
  const sheet = page.getByRole('dialog', { name: /^Наставники для:/ })
  await expect(sheet.getByRole('listitem').first()).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.keyboard.press('Escape')
  await run.click()
  await expect(page.getByRole('button', { name: `Открепить: ${names}` })).toBeVisible()
  await expect(page.getByText('Решения ещё не учтены')).toBeHidden()

  await page.getByRole('tab', { name: 'Что изменилось' }).click()
  await expect(page.getByText(/без изменений: \d+/)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('tab', { name: /^Без наставника/ }).click()
  await expect(page.getByRole('tabpanel')).toContainText(/Что мешает|Наставник нашёлся для всех/)
  await expectFitAtBothWidths(page)

  await page.getByRole('tab', { name: /^Пары/ }).click()
  await page.getByRole('checkbox', { name: `Выбрать: ${names}` }).check()
  await page.getByRole('button', { name: 'Предложить 1 пару' }).click()
  const question = page.getByRole('dialog', { name: 'Предложить 1 пару?' })
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Предложить 1 пару' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByRole('checkbox', { name: `Выбрать: ${names}` })).toBeHidden()
  await expect(page.getByText('уже в паре').first()).toBeVisible()
})

test('the municipality matches across its organisations and sees where mentors are short', async ({
  page,
}) => {
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Подбор', exact: true }).click()
  await page.getByText('В муниципалитете', { exact: true }).click()
  await page
    .getByRole('button', { name: /^Подобрать/ })
    .first()
    .click()
  const table = page.getByRole('table', { name: 'Найденные пары' })
  await expect(table.getByText(/Наставляемый [0-9A-F]{4}/).first()).toBeVisible()
  const schools = page.getByRole('table', { name: 'По организациям' })
  await expect(schools.getByRole('row').nth(1)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('tab', { name: /^Без наставника/ }).click()
  await expect(page.getByRole('tabpanel')).toContainText(/Что мешает|Наставник нашёлся для всех/)
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Отправить организациям' }).click()
  const question = page.getByRole('dialog', { name: 'Отправить этот запуск организациям?' })
  await question.getByRole('button', { name: 'Отправить организациям' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText(/^Отправлен/).first()).toBeVisible()
})
