import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once; it looks at both widths itself')
test.describe.configure({ timeout: 300_000 })

const now = new Date()
/** The calendar year in which the running school year ends. */
const ends = now.getFullYear() + (now.getMonth() < 8 ? 0 : 1)
const today = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(now)

const activity = `Провести опрос молодых педагогов ${Date.now()}`
const PLAN = [
  ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'],
  ['1', activity, `до 31 августа ${ends} г.`, 'ОО', 'Справка'],
  ['2', 'Подготовить сводную справку', `до 31 августа ${ends} г.`, 'РЦО', 'Справка'],
]

test('a plan is pasted, checked, approved, done by a school and verified', async ({ page }) => {
  const title = `План работы с молодыми педагогами ${Date.now()}`
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Дорожные карты' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Действует' }).first()).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('button', { name: 'Загрузить план' }).first().click()
  const bring = page.getByRole('dialog', { name: 'Загрузить план' })
  await bring.getByText('Вставить таблицу').click()
  const table = bring.getByLabel('Таблица плана')
  await table.fill('Собрание в пятницу')
  await bring.getByRole('button', { name: 'Прочитать' }).click()
  await expect(bring.getByRole('alert')).toBeVisible()
  await expectFitAtBothWidths(page)
  await table.fill(PLAN.map((cells) => cells.join('\t')).join('\n'))
  await bring.getByRole('button', { name: 'Прочитать' }).click()

  // Two halves: the row that is chosen is marked in the paper.
  const rows = page.getByRole('region', { name: 'Строки плана' })
  const row = rows.getByRole('group', { name: activity })
  await expect(row).toBeVisible()
  await expectFitAtBothWidths(page)
  await row.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(row).toBeFocused()
  const paper = page.getByRole('region', { name: 'Бумага' })
  await expect(paper.getByRole('row').filter({ hasText: activity })).toHaveAttribute('data-chosen', 'true')
  await page.keyboard.press('Enter')
  await rows.getByLabel('Участники').fill('Педагоги со стажем до трёх лет')
  await expect(rows.getByText(/Сохранено/)).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await expect(row.getByText('Педагоги со стажем до трёх лет')).toBeVisible()

  await page.getByRole('button', { name: 'Данные плана' }).click()
  const head = page.getByRole('dialog', { name: 'Данные плана' })
  await head.getByLabel('Название').fill(title)
  await expectFitAtBothWidths(page)
  await head.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  for (const box of await rows.getByRole('checkbox', { name: 'Проверено' }).all()) await box.check()
  await expect(page.getByText('Проверено 2 из 2')).toBeVisible()
  await page.getByRole('button', { name: 'Утвердить', exact: true }).click()
  const approve = page.getByRole('dialog', { name: 'Утвердить дорожную карту' })
  await expect(approve.getByText(/Появ[ия]тся \d+ дел/)).toBeVisible()
  await approve.getByLabel('Номер приказа').fill('221-од')
  await approve.getByLabel('Дата приказа').fill(today)
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await approve.getByRole('button', { name: 'Дальше' }).click()
  const asked = page.getByRole('dialog', { name: /^Утвердить приказом № 221-од/ })
  await asked.getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByText('Действует', { exact: true })).toBeVisible()
  await expectFitAtBothWidths(page)
  const address = new URL(page.url()).pathname
  for (const [view, name] of [
    ['scale', title],
    ['schools', 'По организациям'],
  ] as const) {
    await page.goto(`${address}?view=${view}`)
    await expect(page.getByRole('table', { name })).toBeVisible()
    await expectFitAtBothWidths(page)
  }
  await leave(page)

  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).click()
  await expectFitAtBothWidths(page)
  await page.getByRole('link', { name: 'Что сделать', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Что сделать' })).toBeVisible()
  await expectFitAtBothWidths(page)
  const duties = new URL(page.url()).pathname
  await page.goto(`${duties}?q=${encodeURIComponent(activity)}`)
  await page.getByRole('button', { name: `Отметить выполнение: ${activity}` }).click()
  const sheet = page.getByRole('dialog', { name: 'Отметить выполнение' })
  await sheet.getByRole('button', { name: 'Добавить подтверждение' }).click()
  await sheet.getByLabel('Что это').fill('Справка об опросе')
  await sheet.getByLabel('Ссылка').fill('https://example.org/opros')
  await sheet.getByLabel('Комментарий').fill('Опрошены все')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Отметить выполненным' }).click()
  await expect(sheet).toBeHidden()
  await page.goto(`${duties}?show=check&q=${encodeURIComponent(activity)}`)
  await expect(page.getByRole('row', { name: new RegExp(activity) })).toContainText('Справка об опросе')
  await leave(page)

  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).click()
  await page.getByRole('link', { name: 'Что сделать', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Что сделать' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.goto(`${new URL(page.url()).pathname}?show=check&q=${encodeURIComponent(activity)}`)
  await page.getByRole('button', { name: activity }).first().click()
  const read = page.getByRole('dialog', { name: activity })
  await expect(read.getByRole('link', { name: 'Справка об опросе' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.keyboard.press('Escape')
  await expect(read).toBeHidden()
  await page.getByRole('button', { name: 'Выбрать все на странице' }).click()
  await page.getByRole('button', { name: 'Проверено', exact: true }).click()
  await expect(page.getByText('Проверять нечего').or(page.getByText('По этому отбору дел нет'))).toBeVisible()
})

test('a school’s roadmap comes back with a remark on its row', async ({ page }) => {
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).click()
  await page.getByRole('link', { name: 'На согласовании', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Карты на согласовании' })).toBeVisible()
  const queue = page.getByRole('navigation', { name: 'Очередь' }).getByRole('button')
  const waiting = await queue.count()
  expect(waiting, 'a roadmap that waits').toBeGreaterThan(0)
  await expect(page.getByRole('button', { name: 'Вернуть с замечаниями' })).toBeDisabled()
  await expectFitAtBothWidths(page)
  const roadmap = page.getByRole('main').getByRole('heading', { level: 2 }).first().getByRole('link')
  const address = await roadmap.getAttribute('href')

  await page
    .getByRole('button', { name: /^Замечание: / })
    .first()
    .click()
  await page.keyboard.type('Уточните срок')
  await expect(page.getByRole('button', { name: 'Согласовать', exact: true })).toBeDisabled()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Вернуть с замечаниями' }).click()
  const asked = page.getByRole('dialog', { name: /^Вернуть «/ })
  await expectFitAtBothWidths(page)
  await asked.getByRole('button', { name: 'Вернуть с замечаниями' }).click()
  await expect(asked).toBeHidden()
  await expect(queue).toHaveCount(waiting - 1)

  await page.goto(address ?? '')
  await expect(page.getByText('Возвращена с замечаниями', { exact: true })).toBeVisible()
  await expect(page.getByText('Замечание: Уточните срок')).toBeVisible()
  await expectFitAtBothWidths(page)
})
