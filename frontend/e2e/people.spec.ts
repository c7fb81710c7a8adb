import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ mode: 'serial', timeout: 240_000 })

test('the mentor says when they are away and with whom they would like to work; the curator reads it', async ({
  page,
}) => {
  await signIn(page, 'mentor', '/me/profile')
  await page.getByRole('button', { name: 'Отметить отсутствие' }).click()
  const away = page.getByRole('dialog', { name: 'Отметить отсутствие' })
  await away.getByLabel('Первый день').fill('10.01.2031')
  await page.keyboard.press('Tab')
  await away.getByLabel('Последний день').fill('20.01.2031')
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await away.getByRole('button', { name: 'Отметить' }).click()
  await expect(away).toBeHidden()
  await expect(page.getByRole('region', { name: 'Когда меня нет' })).toContainText('января')

  await page.getByRole('button', { name: 'Сказать пожелание' }).click()
  const wish = page.getByRole('dialog', { name: 'Сказать пожелание' })
  await wish.getByRole('combobox', { name: 'Наставляемый' }).click()
  const colleague = page.getByRole('option').first()
  const name = ((await colleague.textContent()) ?? '').split(',')[0] ?? ''
  await colleague.click()
  await expectFitAtBothWidths(page)
  await wish.getByRole('button', { name: 'Сохранить' }).click()
  await expect(wish).toBeHidden()
  await expect(page.getByRole('region', { name: 'С кем хочу работать' })).toContainText(name)

  await leave(page)
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Банки и подбор', exact: true }).first().click()
  await expect(page.getByText(/не будет \d/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Подбор', exact: true }).first().click()
  await expect(page.getByRole('region', { name: 'Пожелания' })).toContainText(name)
  await expectFitAtBothWidths(page)
})

test('the mentor offers one meeting without an order, and the curator sees it apart from the pairs', async ({
  page,
}) => {
  const topic = `Карта урока ${Date.now()}`
  await signIn(page, 'mentor', '/me/one-offs')
  await page.getByRole('button', { name: 'Предложить встречу' }).click()
  const sheet = page.getByRole('dialog', { name: 'Предложить разовую встречу' })
  await sheet.getByRole('combobox', { name: 'Наставляемый' }).click()
  await page.getByRole('option').first().click()
  await sheet.getByLabel('О чём').fill(topic)
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Предложить' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: topic })).toContainText('Предложена')
  await expectFitAtBothWidths(page)

  await leave(page)
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Пары', exact: true }).first().click()
  await page.getByRole('tab', { name: 'Разовые встречи' }).click()
  await expect(page).toHaveURL(/tab=one-offs/)
  await expect(page.getByText(topic)).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the curator enters a partner, and takes a mentor of theirs in without a job', async ({ page }) => {
  const partner = `ООО «Ромашка» ${Date.now()}`
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Люди', exact: true }).first().click()
  await page.getByRole('link', { name: 'Партнёры' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Партнёры' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Добавить партнёра' }).click()
  const sheet = page.getByRole('dialog', { name: 'Добавить партнёра' })
  await sheet.getByLabel('Название').fill(partner)
  await sheet.getByLabel('Номер договора').fill('12')
  await sheet.getByLabel('Дата договора').fill('01.09.2026')
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await expect(sheet).toBeHidden()

  await page.getByRole('button', { name: `Добавить наставника: ${partner}` }).click()
  const person = page.getByRole('dialog', { name: 'Наставник от партнёра' })
  await person.getByLabel('Фамилия').fill('Сомов')
  await person.getByLabel('Имя').fill('Егор')
  await person.getByLabel('Должность у партнёра').fill('инженер')
  await expectFitAtBothWidths(page)
  await person.getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Сомов Егор' })).toBeVisible()
  await expect(page.getByText(`от партнёра: ${partner}`)).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the mentee writes a route of four years, and the curator puts it into force', async ({ page }) => {
  const goal = `Стать учителем, к которому идут за советом ${Date.now()}`
  await signIn(page, 'mentee', '/me/routes')
  await expect(page.getByRole('heading', { level: 1, name: 'Мой маршрут' })).toBeVisible()
  const begin = page.getByRole('button', { name: 'Составить маршрут' })
  await expect(begin).toBeVisible()
  await expectFitAtBothWidths(page)
  await begin.click()
  const sheet = page.getByRole('dialog', { name: 'Маршрут' })
  await sheet.getByLabel('Цель').fill(goal)
  await sheet.getByRole('textbox', { name: 'Направление' }).first().fill('Освоить методику предмета')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сохранить проект' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByText(goal)).toBeVisible()
  await leave(page)

  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Люди', exact: true }).click()
  await page.getByRole('link', { name: 'Маршруты', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: goal })
  await expectFitAtBothWidths(page)
  await row.getByRole('button').first().click()
  const route = page.getByRole('dialog', { name: /^Маршрут:/ })
  await expectFitAtBothWidths(page)
  await route.getByRole('button', { name: 'Ввести в действие' }).click()
  await expect(route.getByText('действует', { exact: true })).toBeVisible()
})

test('the mentee asks for advice that the mentor does not learn of', async ({ page }) => {
  const topic = `Как вести журнал ${Date.now()}`
  await signIn(page, 'mentee', '/me')
  await page.getByRole('main').getByRole('article').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Обратиться' }).click()
  const sheet = page.getByRole('dialog', { name: 'Обратиться за помощью' })
  await sheet.getByRole('radio', { name: 'Консультация' }).check()
  await sheet.getByLabel('О чём, в одной строке').fill(topic)
  await sheet.getByLabel('Что произошло').fill('Не знаю, что писать в графу замен')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible()
  await expectFitAtBothWidths(page)
  await leave(page)

  await signIn(page, 'mentor', '/me/help')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(topic)).toHaveCount(0)
})

test('what the mentee’s data are open to is said in one place', async ({ page }) => {
  await signIn(page, 'mentee', '/me/data')
  await expect(page.getByRole('region', { name: 'Кому открыто больше' })).toBeVisible()
  await expectFitAtBothWidths(page)
})
