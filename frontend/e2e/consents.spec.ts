import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the region once, and looks at both widths itself')
// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 240_000 })

test('the curator enters a pupil, records the paper consents of a parent, and proposes a mentor', async ({
  page,
}) => {
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Люди' }).first().click()
  await page.getByRole('link', { name: 'Обучающиеся' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Обучающиеся' })).toBeVisible()
  await expectFitAtBothWidths(page)

  const surname = 'Невидимкина'
  await page.getByRole('button', { name: 'Внести обучающегося' }).click()
  const sheet = page.getByRole('dialog', { name: 'Внести обучающегося' })
  await sheet.getByLabel('Фамилия').fill(surname)
  await sheet.getByLabel('Имя', { exact: false }).first().fill('Дарья')
  await sheet.getByLabel('Класс').fill('7 «Б»')
  await sheet.getByLabel('Год рождения').fill('2013')
  await expectFitAtBothWidths(page)
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await expect(sheet).toBeHidden()
  await page
    .getByRole('link', { name: new RegExp(surname) })
    .first()
    .click()

  await page.getByRole('button', { name: 'Записать бумажное' }).click()
  const paper = page.getByRole('dialog', { name: 'Согласие на бумаге' })
  await paper.getByLabel('Дата подписи').fill('01.11.2026')
  await paper.getByRole('button', { name: 'Записать' }).click()
  await expect(paper.getByRole('alert')).toContainText('законный представитель')
  await paper.getByLabel('Фамилия представителя').fill('Ученикова')
  await paper.getByLabel('Имя представителя').fill('Анна')
  await expectFitAtBothWidths(page)
  await paper.getByRole('button', { name: 'Записать' }).click()
  await expect(paper).toBeHidden()
  const consents = page.getByRole('region', { name: 'Согласия' }).or(page.getByRole('main'))
  await expect(consents.getByText('обработка персональных данных').first()).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('button', { name: 'Записать бумажное' }).click()
  await paper.getByRole('combobox', { name: 'Какое согласие подписано' }).click()
  await page.getByRole('option', { name: 'Участие в роли наставляемого' }).click()
  await paper.getByLabel('Дата подписи').fill('01.11.2026')
  await paper.getByLabel('Фамилия представителя').fill('Ученикова')
  await paper.getByLabel('Имя представителя').fill('Анна')
  await paper.getByRole('button', { name: 'Записать' }).click()
  await expect(paper).toBeHidden()

  // Only the mentor is asked: the pupil has said yes on paper.
  await page.getByRole('link', { name: 'Люди' }).first().click()
  await page.getByRole('link', { name: 'Обучающиеся' }).click()
  await page.getByRole('button', { name: new RegExp(`^Предложить наставника: ${surname}`) }).click()
  const offer = page.getByRole('dialog', { name: 'Предложить наставника' })
  await offer.getByRole('radio').and(offer.locator(':enabled')).first().check()
  await offer.getByRole('checkbox', { name: 'воспитание' }).check()
  await expectFitAtBothWidths(page)
  await offer.getByRole('button', { name: 'Предложить пару' }).click()
  await expect(offer).toBeHidden()
  await expect(page.getByText('Пара предложена', { exact: false }).first()).toBeVisible()
})

test('the bell leads to what the reader was told, and the calendar to their days', async ({ page }) => {
  await signIn(page, 'mentor')
  await page.getByRole('link', { name: /^Уведомления/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Уведомления' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByLabel('Только непрочитанные').check()
  await expect(page).toHaveURL(/unread=true/)

  await page.goto('/me/calendar')
  await expect(page.getByRole('heading', { level: 1, name: 'Календарь' })).toBeVisible()
  await expectFitAtBothWidths(page)
  await page.getByRole('button', { name: 'Следующий месяц' }).click()
  await expect(page).toHaveURL(/month=\d{4}-\d{2}/)
  await page.getByRole('button', { name: /Получить (новый )?адрес/ }).click()
  const address = page.getByLabel('Адрес показан один раз')
  await expect(address).toHaveValue(/\/feeds\/calendar\/.+\.ics$/)
  const feed = await page.request.get(new URL(await address.inputValue()).pathname)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  expect(await feed.text()).toContain('BEGIN:VCALENDAR')
  await page.getByRole('button', { name: 'Отключить адрес' }).click()
  await expect(page.getByText('Прежний адрес больше не работает')).toBeVisible()
})
