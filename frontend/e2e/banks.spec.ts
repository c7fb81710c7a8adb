import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')
test.describe.configure({ timeout: 300_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ru-RU' }

test('September: a questionnaire by link, into the bank, approved, confirmed', async ({ page, browser }) => {
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await page.getByRole('link', { name: 'Банки и подбор', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Банки' })).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('tab', { name: 'Опросы' }).click()
  await page.getByRole('button', { name: 'Начать опрос' }).click()
  const sheet = page.getByRole('dialog', { name: 'Начать опрос' })
  await sheet.getByLabel('Анкета будущего наставника').check()
  await sheet.getByLabel('тем, кого ещё нет в банке').check()
  const last = new Date(Date.now() + 14 * 24 * 3_600_000)
  await sheet
    .getByLabel('Принимать ответы до')
    .fill(new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format(last))
  await page.keyboard.press('Tab')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Начать опрос' }).click()
  await expect(sheet).toBeHidden()
  const round = page.getByRole('region', { name: 'Анкета будущего наставника' })
  await expect(round).toBeVisible()
  await expectFitAtBothWidths(page)

  const hand = round.getByRole('button', { name: /^Ссылка: / }).first()
  const name = (await hand.getAttribute('aria-label'))?.replace('Ссылка: ', '') ?? ''
  await hand.click()
  const slips = page.getByRole('dialog', { name: 'Личные ссылки' })
  await expect(slips.getByRole('img', { name: `Код ссылки: ${name}` })).toBeVisible()
  const url = await slips.getByText(/\/survey\//).innerText()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Закрыть ссылки' }).click()

  // The teacher answers on a phone, without an account, and loses the connection on the way.
  const pocket = await browser.newContext(PHONE)
  const phone = await pocket.newPage()
  await phone.goto(new URL(new URL(url).pathname, page.url()).href)
  await expect(phone.getByRole('heading', { level: 1, name: 'Анкета будущего наставника' })).toBeVisible()
  await phone
    .getByRole('radiogroup', { name: /Готовы ли вы/ })
    .getByLabel('да')
    .check()
  await expect(phone.getByText(/Сохранено/)).toBeVisible()
  await pocket.setOffline(true)
  await phone.getByLabel('Почему вам это интересно').fill('Люблю делиться')
  await expect(phone.getByText(/Нет связи|нет связи/)).toBeVisible()
  await pocket.setOffline(false)
  await expect(phone.getByText(/Сохранено/)).toBeVisible({ timeout: 30_000 })
  await phone.getByRole('button', { name: 'Дальше' }).click()
  await phone.getByLabel('воспитание').check()
  await phone.getByLabel('Что вы умеете хорошо').fill('классное руководство')
  await phone.getByRole('button', { name: 'Дальше' }).click()
  await phone
    .getByRole('group', { name: /Как вам удобнее работать/ })
    .getByRole('checkbox')
    .first()
    .check()
  await phone.getByLabel('Скольким коллегам').fill('2')
  await phone.getByRole('button', { name: 'Дальше' }).click()
  await phone.getByRole('button', { name: 'Отправить ответы' }).click()
  await expect(phone.getByText('Спасибо, ответы отправлены')).toBeVisible()
  await pocket.close()

  await page.getByRole('tab', { name: /^Кандидаты/ }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('ждёт согласия')
  await expectFitAtBothWidths(page)
  const banks = new URL(page.url()).pathname
  await leave(page)

  await signIn(page, 'head', `${banks}?tab=candidates`)
  const waiting = page.getByRole('row').filter({ hasText: 'ждёт решения' })
  await expect(waiting.first()).toBeVisible()
  const before = await waiting.count()
  await waiting.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Утвердить' }).click()
  await expect(waiting).toHaveCount(before - 1)
  await leave(page)

  await signIn(page, 'curator', `${banks}?tab=refresh`)
  await page.getByRole('button', { name: 'Подтвердить банки' }).click()
  const confirm = page.getByRole('dialog', { name: 'Подтвердить банки' })
  await confirm.getByLabel('Примечание').fill('Банки просмотрены после анкет')
  await confirm.getByRole('button', { name: 'Подтвердить банки' }).click()
  await expect(confirm).toBeHidden()
  await expect(page.getByText('Банки просмотрены после анкет')).toBeVisible()
  await expectFitAtBothWidths(page)
})

test('the municipality reads mentors and curators by name, mentees as numbers, and who is late', async ({
  page,
}) => {
  await signIn(page, 'municipality')
  await page.getByRole('link', { name: 'Банки', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'База наставников и кураторов' })).toBeVisible()
  await expectFitAtBothWidths(page)
  for (const [tab, title] of [
    ['Кураторы', 'Кураторы организаций'],
    ['Наставляемые', 'По категориям'],
    ['Обновление', 'Обновление банков по организациям'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expectFitAtBothWidths(page)
  }
  await expect(page.getByText('просрочено').first()).toBeVisible()
})
