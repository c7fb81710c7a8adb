import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => !isMobile, 'mentors work on a phone, and the story changes the region once')
test.describe.configure({ mode: 'serial', timeout: 300_000 })

test('a phone evening of the mentor: three meetings noted, one activity returned', async ({ page }) => {
  await signIn(page, 'mentor', '/me')
  const records = page.getByRole('button', { name: /^Записать встречу:/ })
  await expect(records.first()).toBeVisible()
  const pairs = await records.count()
  for (let number = 0; number < 3; number += 1) {
    await records.nth(number % pairs).click()
    const sheet = page.getByRole('dialog', { name: 'Записать встречу' })
    await sheet.getByRole('button', { name: '30 мин' }).click()
    const topic = `Вечер ${number + 1}, ${Date.now()}`
    await sheet.getByLabel('Тема', { exact: false }).fill(topic)
    await sheet.getByLabel('Что обсудили и сделали').fill('Разобрали урок.')
    await sheet.getByLabel('Что сделать до следующей встречи').fill('Провести урок\nЗаписать выводы')
    await sheet.getByRole('radio', { name: '9', exact: true }).check({ force: true })
    if (number === 0) await expectFitAtBothWidths(page)
    await sheet.getByRole('button', { name: 'Сохранить встречу' }).click()
    await expect(sheet).toBeHidden()
  }

  // What the first one set is ticked by the next one with the same pair.
  await records.first().click()
  const sheet = page.getByRole('dialog', { name: 'Записать встречу' })
  await expect(sheet.getByRole('checkbox', { name: 'Провести урок' }).first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Программа', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
  const address = new URL(page.url()).pathname
  const give = page.getByRole('button', { name: /^Вернуть с замечанием:/ }).first()
  const activity = ((await give.getAttribute('aria-label')) ?? '').replace('Вернуть с замечанием: ', '')
  await give.click()
  const back = page.getByRole('dialog', { name: 'Вернуть с замечанием' })
  await back.getByLabel('Замечание').fill('Добавьте самоанализ.')
  await back.getByRole('button', { name: 'Вернуть с замечанием' }).click()
  await expect(back).toBeHidden()
  const line = page.getByRole('listitem').filter({ hasText: activity })
  await expect(line.getByText('Возвращено')).toBeVisible()
  await leave(page)

  await signIn(page, 'mentee', address)
  await expect(line.getByText('Добавьте самоанализ.')).toBeVisible()
  await expect(page.getByRole('button', { name: `Сдать: ${activity}` })).toBeVisible()
})

test('a programme is prolonged by both consents and the curator’s word', async ({ page }) => {
  await signIn(page, 'mentor', '/me')
  await page.getByRole('link', { name: 'Программа', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
  const address = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Предложить изменение' }).click()
  const sheet = page.getByRole('dialog', { name: 'Предложить изменение' })
  await sheet.getByRole('button', { name: '+ 1 месяц' }).click()
  await sheet.getByLabel('Зачем это нужно').fill('Болезнь: пропущен месяц.')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Предложить', exact: true }).click()
  await expect(sheet).toBeHidden()
  const panel = page.getByRole('region', { name: 'Изменение срока' })
  await expect(panel.getByText('Последний день программы')).toBeVisible()
  await expect(panel.getByText(/^Ждём согласия:/)).toBeVisible()
  await expectFitAtBothWidths(page)
  await leave(page)

  await signIn(page, 'mentee', address)
  await panel.getByRole('button', { name: 'Согласиться' }).click()
  await expect(panel.getByText('Все согласны, ждёт решения куратора')).toBeVisible()
  await leave(page)

  await signIn(page, 'curator', address)
  await panel.getByRole('button', { name: 'Утвердить изменение' }).click()
  // A term beyond a year asks for the curator's reason.
  const reason = page.getByRole('dialog', { name: 'Утвердить изменение' })
  const history = page.getByRole('region', { name: 'Лист изменений' })
  await expect(reason.or(history)).toBeVisible()
  if (await reason.isVisible()) {
    await reason.getByLabel('Почему дольше года').fill('Болезнь наставляемого.')
    await reason.getByRole('button', { name: 'Утвердить изменение' }).click()
  }
  await expect(history.getByText('Редакция 2').first()).toBeVisible()
  await history
    .getByText(/^\d+ изменени/)
    .first()
    .click()
  await expectFitAtBothWidths(page)
})
