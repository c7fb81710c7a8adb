import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')
test.describe.configure({ timeout: 240_000 })

test('a mentee is dismissed in mid-year: the pair waits for the curator’s word and ends with its reason', async ({
  page,
}) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /СОШ № 3 им\./ })).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}/pairs?state=ACTIVE`)
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  const sides = page.getByRole('region', { name: 'Участники' })
  await expect(sides).toBeVisible()
  const pair = new URL(page.url()).pathname
  await sides.getByRole('link').last().click()

  await page.getByRole('button', { name: /^Действия:/ }).click()
  await page.getByRole('menuitem', { name: 'Записать увольнение' }).click()
  const leaving = page.getByRole('dialog', { name: 'Прекращение работы' })
  await expect(leaving).toContainText('предложат завершить')
  const today = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(new Date())
  await leaving.getByLabel('Последний рабочий день').fill(today)
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await leaving.getByRole('button', { name: 'Записать увольнение' }).click()
  await expect(leaving).toBeHidden()

  // Nothing ends by itself: a person decides.
  await page.goto(pair)
  const question = page.getByRole('alert').filter({ hasText: 'прекращение трудового договора' })
  await expect(question).toBeVisible()
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Завершить досрочно' }).click()
  const ending = page.getByRole('dialog', { name: 'Завершить пару досрочно' })
  await expect(ending.getByRole('combobox', { name: 'Причина' })).toHaveValue(
    'прекращение трудового договора',
  )
  await ending.getByLabel('Последний день').fill(today)
  await page.keyboard.press('Tab')
  await ending.getByRole('button', { name: 'Завершить пару' }).click()
  await expect(ending).toBeHidden()
  await expect(question).toBeHidden()
  await expect(page.getByText('прекращение трудового договора').first()).toBeVisible()
  await expectFitAtBothWidths(page)
})
