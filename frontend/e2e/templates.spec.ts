import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')
test.describe.configure({ timeout: 300_000 })

test('a template of the municipality becomes a programme of a pair', async ({ page }) => {
  const title = `Наставничество классного руководителя ${Date.now()}`
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Шаблоны программ', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Шаблоны программ' })).toBeVisible()
  await expect(page.getByText('Формирующее оценивание на уроке')).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('button', { name: 'Новый шаблон' }).click()
  const sheet = page.getByRole('dialog', { name: 'Новый шаблон' })
  await sheet.getByLabel('Название').fill(title)
  await sheet.getByLabel('Для чего').fill('Для тех, кто впервые принял класс.')
  await sheet.getByLabel('На сколько месяцев').fill('6')
  await sheet.getByLabel('Цель').fill('Научиться вести класс')
  await sheet.getByLabel('Ожидаемый результат').fill('План воспитательной работы выполнен')
  await sheet.getByRole('button', { name: 'Добавить мероприятие' }).click()
  await sheet.getByLabel('Что делаем').fill('Подготовить классный час')
  await sheet.getByLabel('Через сколько дней после начала').fill('18')
  await expect(sheet.getByText('на 3-й неделе')).toBeVisible()
  await sheet.getByLabel('Что получится').fill('Сценарий классного часа')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сохранить шаблон' }).click()
  await expect(sheet).toBeHidden()
  await page.getByRole('button', { name: `Ввести в использование: ${title}` }).click()
  await expect(page.getByRole('button', { name: `Ввести в использование: ${title}` })).toBeHidden()
  await leave(page)

  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Практики и шаблоны', exact: true }).click()
  await page.getByRole('link', { name: 'Шаблоны программ', exact: true }).click()
  await page.getByRole('button', { name: title, exact: true }).click()
  const view = page.getByRole('dialog', { name: title })
  await expect(view.getByText(/на 3-й неделе/)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.keyboard.press('Escape')
  await expect(view).toBeHidden()

  // A programme that waits for the curator is written anew from the template.
  await page.getByRole('link', { name: 'Пары', exact: true }).click()
  const address = new URL(page.url()).pathname
  await page.goto(`${address}?state=ACTIVE`)
  const rows = page.getByRole('main').getByRole('table').getByRole('link')
  await expect(rows.first()).toBeVisible()
  const pairs = await rows.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? '').filter((href) => href.startsWith('/pairs/')),
  )
  const open = page.getByRole('link', { name: 'Открыть программу' })
  const begin = page.getByRole('button', { name: 'Составить программу' })
  const edit = page.getByRole('button', { name: 'Изменить', exact: true })
  let found = false
  for (const pair of new Set(pairs)) {
    await page.goto(pair)
    await expect(open.or(begin)).toBeVisible()
    if (await begin.isVisible()) {
      await begin.click()
      found = true
      break
    }
    await open.click()
    await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
    if (await edit.isVisible()) {
      await edit.click()
      found = true
      break
    }
  }
  expect(found, 'a pair whose programme can be written').toBe(true)
  const draft = page.getByRole('dialog')
  const goal = draft.getByLabel('Цель')
  const before = await goal.inputValue()
  const choose = draft.getByRole('combobox', { name: 'Взять из шаблона' })
  await choose.click()
  await page.getByRole('option', { name: new RegExp(title) }).click()
  await expect(goal).toHaveValue('Научиться вести класс')
  await draft.getByRole('button', { name: 'Отменить заполнение' }).click()
  await expect(goal).toHaveValue(before)
  await choose.click()
  await page.getByRole('option', { name: new RegExp(title) }).click()
  await expect(goal).toHaveValue('Научиться вести класс')
  await expect(draft.getByLabel('Что делаем')).toHaveValue('Подготовить классный час')
  await expectFitAtBothWidths(page)
  await draft.getByRole('button', { name: 'Сохранить программу' }).click()
  await expect(draft).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
  await expect(page.getByText(`Составлена по шаблону «${title}», редакция 1`)).toBeVisible()
  await expectFitAtBothWidths(page)
})
