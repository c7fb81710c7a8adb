import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => !isMobile, 'participants work on a phone, and the story changes the region once')
// The tests are chapters: each begins where the one before has ended.
// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ mode: 'serial', timeout: 240_000 })

test('the mentor accepts one more pair, and records a meeting in a few taps', async ({ page }) => {
  await signIn(page, 'mentor')
  await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible()
  await expectFitAtBothWidths(page)

  // Another story may have asked the same mentor before.
  const asked = page.getByRole('link', { name: /Ответить на предложение пары/ })
  await expect(asked.first()).toBeVisible()
  const before = await asked.count()
  await asked.first().click()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Согласиться', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Согласиться', exact: true })).toBeHidden()

  await page.goto('/')
  await expect(asked).toHaveCount(before - 1)
  await page
    .getByRole('button', { name: /^Записать встречу:/ })
    .first()
    .click()
  const sheet = page.getByRole('dialog', { name: 'Записать встречу' })
  await sheet.getByRole('button', { name: '60 мин' }).click()
  await expect(sheet.getByLabel('Сколько минут')).toHaveValue('60')
  const topic = `Разбор урока ${Date.now()}`
  await sheet.getByLabel('Тема', { exact: false }).fill(topic)
  await sheet.getByLabel('Что обсудили и сделали').fill('Разобрали карту наблюдения и выбрали два приёма.')
  await sheet.getByLabel('Что сделать до следующей встречи').fill('Провести урок с листом критериев.')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сохранить встречу' }).click()
  await expect(sheet).toBeHidden()

  const pair = page.getByRole('article').filter({ hasText: 'Действует' }).first()
  await pair.getByRole('link').first().click()
  await expect(page.getByText(topic)).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the mentee hands in an activity, and the mentor accepts it', async ({ page }) => {
  await signIn(page, 'mentee')
  await expectFitAtBothWidths(page)
  await page.getByRole('link', { name: 'Программа', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
  const hand = page.getByRole('button', { name: /^Сдать:/ }).first()
  const activity = ((await hand.getAttribute('aria-label')) ?? '').replace('Сдать: ', '')
  await hand.click()
  const sheet = page.getByRole('dialog', { name: 'Сдать' })
  await sheet.getByLabel('Что сделано').fill('Провела урок, самоанализ и фотографии листов у наставника.')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сдать' }).click()
  await expect(sheet).toBeHidden()
  const line = page.getByRole('listitem').filter({ hasText: activity })
  await expect(line.getByText('Ждёт проверки наставником')).toBeVisible()
  const address = page.url()

  await leave(page)
  await signIn(page, 'mentor', new URL(address).pathname)
  await page.getByRole('button', { name: `Принять: ${activity}` }).click()
  await expect(line.getByText(/^Принято/)).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('a consent withdrawn takes the name away from the published practice at once; given again, it brings it back', async ({
  page,
}) => {
  const published = async () => {
    await page.goto('/p?q=критериями&municipality=zato-seversk')
    await page.getByRole('article').filter({ hasText: 'СОШ № 3 им.' }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 2, name: 'Что получилось' })).toBeVisible()
    return page.getByRole('complementary', { name: 'О практике' })
  }
  await signIn(page, 'mentor', '/me/profile')
  await page.goto('/')
  await page.getByRole('button', { name: /^Учётная запись/ }).waitFor()
  const account = await page.getByRole('button', { name: /^Учётная запись/ }).getAttribute('aria-label')
  const surname = (account ?? '').replace('Учётная запись: ', '').split(/\s/)[0] ?? ''
  expect(surname).toMatch(/^[А-ЯЁ]/)
  await expect((await published()).getByText(surname)).toBeVisible()

  await page.goto('/me/consents')
  const card = page.getByRole('article', { name: /^Распространение персональных данных/ })
  await expect(card.getByText('Действует', { exact: true })).toBeVisible()
  await expectFitAtBothWidths(page)
  await card.getByRole('button', { name: 'Отозвать' }).click()
  const question = page.getByRole('dialog', { name: /^Отозвать согласие/ })
  await expect(question).toContainText('Ваше имя сразу исчезнет')
  await expectFitAtBothWidths(page)
  await question.getByRole('button', { name: 'Отозвать' }).click()
  await expect(card.getByText('Отозвано', { exact: true })).toBeVisible()
  await expect((await published()).getByText(surname)).toBeHidden()

  await page.goto('/me/consents')
  await card.getByRole('button', { name: 'Прочитать и дать' }).click()
  const text = page.getByRole('dialog', { name: 'Распространение персональных данных' })
  await text.getByRole('button', { name: 'Дать согласие' }).click()
  // Nothing is ticked beforehand, so nothing is given by a careless tap.
  await expect(text.getByRole('alert')).toContainText('Исправьте')
  await expectFitAtBothWidths(page)
  for (const field of ['фамилия и имя', 'должность', 'место работы']) await text.getByLabel(field).check()
  await text.getByLabel(/согласие на распространение отмеченных сведений даю/).check()
  await text.getByRole('button', { name: 'Дать согласие' }).click()
  await expect(card.getByText('Действует', { exact: true })).toBeVisible()
  await expect((await published()).getByText(surname)).toBeVisible()
})

test('the mentor says what is wrong in the data, and the curator answers in writing', async ({ page }) => {
  const words = `Стаж указан неверно ${Date.now()}`
  await signIn(page, 'mentor', '/me/data')
  await page.getByRole('button', { name: 'Сообщить об ошибке' }).click()
  const sheet = page.getByRole('dialog', { name: 'Сообщить об ошибке в данных' })
  await sheet.getByRole('button', { name: 'Отправить' }).click()
  await expect(sheet.getByRole('alert')).toContainText('Исправьте')
  await sheet.getByRole('combobox', { name: 'Что исправить' }).click()
  await page.getByRole('option', { name: 'Работа, стаж, образование' }).click()
  await sheet.getByLabel('Что неверно').fill(words)
  await sheet.getByLabel('Как должно быть').fill('12 лет, трудовая книжка')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Отправить' }).click()
  await expect(sheet).toBeHidden()
  const mine = page.getByRole('listitem').filter({ hasText: words })
  await expect(mine.getByText('Ждёт ответа')).toBeVisible()
  await expectFitAtBothWidths(page)

  await leave(page)
  await signIn(page, 'curator')
  await page
    .getByRole('link', { name: /Ответить на просьбу исправить данные/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Просьбы исправить данные' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page
    .getByRole('button', { name: /^Ответить:/ })
    .first()
    .click()
  const answer = page.getByRole('dialog', { name: 'Работа, стаж, образование' })
  await expect(answer).toContainText(words)
  await answer.getByLabel('В исправлении отказано').check()
  await answer.getByLabel('Почему отказано').fill('Трудовая книжка подтверждает прежний стаж.')
  await expectFitAtBothWidths(page)
  await answer.getByRole('button', { name: 'Отправить ответ' }).click()
  await expect(answer).toBeHidden()
  await page.getByRole('combobox', { name: 'Состояние' }).click()
  await page.getByRole('option', { name: 'Отказано' }).click()
  await expect(page).toHaveURL(/state=DECLINED/)
  await page
    .getByRole('button', { name: /^Прочитать:/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: 'Работа, стаж, образование' })).toContainText(words)
  await page.keyboard.press('Escape')

  await leave(page)
  await signIn(page, 'mentor', '/me/data')
  await expect(mine.getByText('Трудовая книжка подтверждает прежний стаж.')).toBeVisible()
  await expect(mine.getByRole('button', { name: 'Отозвать просьбу' })).toBeHidden()
})
