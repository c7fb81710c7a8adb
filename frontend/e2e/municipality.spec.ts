import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 240_000 })

test('the municipality adds an organisation, includes it in the register and excludes it', async ({
  page,
}) => {
  await signIn(page, 'municipality')
  await expectFitAtBothWidths(page)
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ЗАТО Северск' })).toBeVisible()
  await expectFitAtBothWidths(page)

  const name = `МБОУ «СОШ № ${Date.now()}»`
  await page.getByRole('button', { name: 'Добавить организацию' }).click()
  const sheet = page.getByRole('dialog', { name: 'Добавить организацию' })
  await sheet.getByLabel('Краткое название').fill(name)
  await sheet.getByLabel('Полное название по уставу').fill(`Новая ${name}`)
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Добавить организацию' }).click()
  await expect(sheet).toBeHidden()

  await page.getByRole('searchbox', { name: 'Название организации' }).fill(name)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toHaveCount(1)
  const before = await row.innerText()
  const act = async (verb: string, mark: string) => {
    await row.getByRole('button', { name: `Действия: ${name}` }).click()
    await page.getByRole('menuitem', { name: verb }).click()
    await expect(row).toContainText(mark)
  }
  if (before.includes('Не внедряет')) await act('Включить в реестр', 'Внедряет модель')
  await act('Исключить из реестра', 'Не внедряет')
  await expectFitAtBothWidths(page)
  await act('Включить в реестр', 'Внедряет модель')
})

test('the practice that waits is published by the municipality, and everybody reads it', async ({ page }) => {
  await signIn(page, 'municipality')
  await page
    .getByRole('link', { name: /Рассмотреть практику для публикации/ })
    .first()
    .click()
  const heading = page.getByRole('heading', { level: 1 })
  const title = 'Наставничество наоборот: молодой коллега учит цифровым инструментам'
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  const waiting = page.getByRole('region', { name: 'Практики на экспертизе' })
  await waiting.getByRole('listitem').filter({ hasText: 'СОШ № 3 им.' }).getByRole('link').click()
  await expect(heading).toContainText(title)
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const question = page.getByRole('dialog', { name: /^Опубликовать «/ })
  await expect(question).toContainText('Её сразу смогут прочитать все')
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText('Опубликована', { exact: true })).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.goto('/p?q=цифровых инструментов&municipality=zato-seversk')
  const shown = page.getByRole('article').filter({ hasText: 'СОШ № 3 им.' })
  await expect(shown).toContainText(title)
})
