import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')
test.describe.configure({ timeout: 300_000 })

const today = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(new Date())

/** The smallest picture there is: a scan as far as the server is concerned. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a registry is searched by any form of a word, and a regulation tells of its versions and its expertise', async ({
  page,
}) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Документы' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Действует' }).first()).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('searchbox').fill('педагогическим работникам')
  await expect(page).toHaveURL(/q=/)
  const found = page.getByRole('row').filter({ hasText: 'новая редакция' })
  await expect(found).toContainText('версия 2')
  await expect(found).toContainText('бессрочно')
  await found.getByRole('link').click()

  await expect(page.getByRole('heading', { level: 1, name: /новая редакция/ })).toBeVisible()
  const rounds = page.getByRole('region', { name: 'Экспертиза' }).getByRole('listitem')
  await expect(rounds.filter({ hasText: 'С замечаниями' })).toContainText('Пункт 4.2')
  await expect(rounds.filter({ hasText: 'Положительное' })).toBeVisible()
  await expectFitAtBothWidths(page)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Скачать: / })
      .first()
      .click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/\.docx$/)
  await page.getByRole('region', { name: 'Версии' }).getByRole('link', { name: 'версия 1' }).click()
  await expect(page.getByRole('note')).toContainText('Есть новая версия')
  await expect(page.getByRole('region', { name: 'Согласования' })).toContainText('педагогический совет')
})

test('a document is entered with its file, endorsed, sent to the centre, returned with remarks and approved', async ({
  page,
}) => {
  const title = `Положение о школе молодого педагога ${Date.now()}`
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('button', { name: 'Внести документ' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Новый документ' })
  await sheet.getByRole('combobox', { name: /^Вид документа/ }).click()
  await page.getByRole('option', { name: 'Положение', exact: true }).click()
  await sheet.getByLabel('Название', { exact: false }).first().fill(title)
  await sheet.getByLabel('Основания').fill('Решение педагогического совета')
  await sheet.getByRole('button', { name: 'В бумаге напечатано иначе' }).click()
  await sheet.getByLabel('Номер в бумаге').fill('12/1')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Дальше: файл' }).click()

  // A text that calls itself a PDF is no PDF, and what helps is said.
  const step = page.getByRole('dialog', { name: 'Файл документа' })
  const choose = step.locator('input[type="file"]')
  await choose.setInputFiles({
    name: 'Положение.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('Привет'),
  })
  await expect(step.getByRole('alert')).toContainText('Важно содержимое, а не имя')
  await expectFitAtBothWidths(page)
  await choose.setInputFiles({ name: 'Положение, скан.png', mimeType: 'image/png', buffer: SCAN })
  await step.getByRole('link', { name: 'Открыть документ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('В бумаге: № 12/1')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Файлы' })).toContainText('скан')
  const address = new URL(page.url()).pathname

  await page.getByRole('button', { name: 'На согласование' }).click()
  await expect(page.getByText('На согласовании в организации')).toBeVisible()
  await page.getByRole('button', { name: 'Записать согласование' }).click()
  const endorse = page.getByRole('dialog', { name: 'Записать согласование' })
  await endorse.getByRole('combobox', { name: /^Кем/ }).fill('Педагогический совет')
  await endorse.getByLabel('Номер протокола').fill('3')
  await expectFitAtBothWidths(page)
  await endorse.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('Рассмотрен: Педагогический совет')).toBeVisible()
  await page.getByRole('button', { name: 'Отправить на экспертизу' }).click()
  await expect(page.getByText('Ждёт экспертизы')).toBeVisible()
  await leave(page)

  // The centre walks its queue by keys.
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('link', { name: 'Экспертиза', exact: true }).click()
  const queue = page.getByRole('navigation', { name: 'Экспертиза документов' })
  await expect(queue.getByRole('button').filter({ hasText: title })).toBeVisible()
  await expectFitAtBothWidths(page)
  await queue.getByRole('button').filter({ hasText: title }).click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('region', { name: 'Экспертиза' })).toContainText('Идёт экспертиза')
  await page.keyboard.press('c')
  const conclude = page.getByRole('dialog', { name: 'Заключение' })
  await conclude.getByRole('radio', { name: 'С замечаниями' }).check()
  await conclude.getByRole('button', { name: 'Отправить заключение' }).click()
  await expect(conclude.getByRole('alert')).toContainText('Напишите, что исправить')
  await conclude.getByRole('textbox', { name: 'Замечания' }).fill('Пункт 2: назовите руководителя школы.')
  await expectFitAtBothWidths(page)
  await conclude.getByRole('button', { name: 'Отправить заключение' }).click()
  await expect(conclude).toBeHidden()
  await expect(queue.getByRole('button').filter({ hasText: title })).toBeHidden()
  await leave(page)

  await signIn(page, 'head', address)
  await expect(page.getByText('Пункт 2: назовите руководителя школы.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Утвердить', exact: true }).click()
  const approve = page.getByRole('dialog', { name: 'Утвердить документ' })
  await approve.getByLabel('Номер приказа').fill('77-од')
  await approve.getByLabel('Дата приказа').fill(today)
  await approve.getByLabel('Действует с').fill(today)
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await approve.getByRole('button', { name: 'Дальше' }).click()
  const asked = page.getByRole('dialog', { name: /^Утвердить приказом № 77-од/ })
  await expect(asked).toContainText('больше не меняются')
  await asked.getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByText('Действует', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('приказом № 77-од')).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the package of a school is a checklist, and the municipality sees who has gaps', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('link', { name: 'Пакет документов', exact: true }).click()
  const list = page.getByRole('region', { name: 'Что нужно' }).getByRole('listitem')
  const regulation = list.filter({ hasText: 'Положение о наставничестве' })
  await expect(regulation).toContainText('На месте')
  await expectFitAtBothWidths(page)
  await regulation.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: /Положение/ })).toBeVisible()
  await leave(page)

  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('link', { name: 'Пакет документов', exact: true }).click()
  await expect(
    page
      .getByRole('table')
      .getByRole('row')
      .filter({ hasText: /СОШ № 3 им\./ }),
  ).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: /с пробелами/ }).click()
  await expect(page).toHaveURL(/readiness=GAPS/)
  const gaps = page.getByRole('table').getByRole('row').filter({ hasText: ' из ' })
  await expect(gaps.first()).toBeVisible()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Выгрузить в Excel' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('Пакет документов, ЗАТО Северск.xlsx')
})

test('a template is read filled and goes to Word', async ({ page }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Документы', exact: true }).click()
  await page.getByRole('link', { name: 'Шаблоны документов', exact: true }).click()
  await page.getByRole('table').getByRole('button').first().click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('article')).toContainText('школа № 3')
  await expectFitAtBothWidths(page)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Скачать .docx' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/\.docx$/)
  await sheet.getByRole('link', { name: 'Внести готовый документ' }).click()
  await expect(page.getByRole('dialog', { name: 'Новый документ' })).toBeVisible()
})
