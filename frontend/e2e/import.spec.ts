import { readFileSync } from 'node:fs'
import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 300_000 })

/** Letters that no other run has used: a name holds no digits. */
function fresh(): string {
  return [...String(Date.now()).slice(-8)].map((digit) => 'абвгдежзик'[Number(digit)]).join('')
}

test('the curator takes a table with mistakes over, corrects it, and gets no doubles', async ({ page }) => {
  // Headings are remembered: each run has one that nobody has named yet.
  const who = `Кто это ${fresh()}`
  const [one, two] = [`Берёзкина${fresh()}`, `Клёнов${fresh()}`]
  const table = (date: string) =>
    [
      `${who};Должность;Дата приёма`,
      `${one} Анна Павловна;учитель химии;01.09.2024`,
      `${two} Иван;учитель;${date}`,
    ].join('\n')
  const bring = async (text: string) => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'педагоги.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Люди' }).first().click()
  await page.getByRole('link', { name: 'Загрузить из таблицы' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Загрузка из таблицы' })).toBeVisible()
  await expectFitAtBothWidths(page)

  await bring('%PDF-1.7')
  await expect(page.getByText('Это PDF')).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить другой файл' }).click()

  await bring(table('вчера'))
  await expect(page.getByText('Укажите столбцы: «ФИО»')).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('combobox', { name: `Что в столбце «${who}»` }).click()
  await page.getByRole('option', { name: 'ФИО' }).click()
  await page.getByRole('button', { name: 'Сверить заново' }).click()
  await expect(page.getByText('C3, Дата приёма:')).toBeVisible()
  await expect(page.getByText('не дата.')).toBeVisible()
  await expectFitAtBothWidths(page)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать строки с ошибками' }).click()
  expect((await download).suggestedFilename()).toBe('Строки с ошибками.xlsx')

  await page.reload()
  await page.getByRole('button', { name: 'Внести', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Внести данные из файла «педагоги.csv»?' })
  await expect(question).toContainText('Согласия на обработку данных не переносятся')
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Внести' }).click()
  await expect(page.getByRole('heading', { name: 'Внесено' })).toBeVisible()
  await expect(page.getByRole('link', { name: `${one} Анна Павловна` })).toBeVisible()
  await expectFitAtBothWidths(page)

  // Corrected and brought again: the columns are remembered, and only the corrected line is new.
  await page.getByRole('button', { name: 'Загрузить другой файл' }).click()
  await bring(table('01.09.2023'))
  await expect(page.getByRole('region', { name: 'Что получится' }).last()).toContainText('1 новая строка')
  await page.getByRole('button', { name: 'Внести', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Внести' }).click()
  await expect(page.getByRole('heading', { name: 'Внесено' })).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить другой файл' }).click()
  await bring(table('01.09.2023'))
  await expect(page.getByRole('button', { name: 'Внести', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Отказаться' }).click()
  await expect(page.getByRole('heading', { name: 'Новый файл' })).toBeVisible()

  await page.getByRole('link', { name: 'Люди' }).first().click()
  await page.getByRole('searchbox').fill(two)
  await expect(page.getByText('1 человек')).toBeVisible()
  await page.getByRole('button', { name: 'Выгрузить' }).click()
  const file = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Текст с разделителями (.csv)' }).click()
  const text = readFileSync(await (await file).path(), 'utf8')
  expect(text).toContain(`${two} Иван;`)
  expect(text).not.toContain(one)
})
