import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './fixtures'

test('a stranger is led to the sign-in page and, once in, to the page they came for', async ({ page }) => {
  await page.goto('/settings/sessions')
  await expect(page.getByRole('heading', { name: 'Вход', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /муниципальный методист/i }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Мои сеансы' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('a wrong password is refused in words and signs nobody in', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Электронная почта').fill('curator@demo')
  await page.getByLabel('Пароль', { exact: true }).fill('совсем-не-тот-пароль')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('alert')).toContainText('Почта или пароль не подходят')
  await expectAccessible(page)
  await page.goto('/')
  await expect(page).toHaveURL(/sign-in/)
})

test('empty fields are named, and the summary leads to them', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('alert')).toContainText('Исправьте 2 поля')
  await page.getByRole('alert').getByRole('button', { name: 'Пароль' }).click()
  await expect(page.getByLabel('Пароль', { exact: true })).toBeFocused()
  await expectAccessible(page)
})

test('a reload keeps the session, signing out ends it in every tab', async ({ page, context }) => {
  await signIn(page, 'curator')
  await page.reload()
  await expect(page.getByRole('button', { name: /Учётная запись/ })).toBeVisible()
  const other = await context.newPage()
  await other.goto('/')
  await expect(other.getByRole('button', { name: /Учётная запись/ })).toBeVisible()
  await page.getByRole('button', { name: /Учётная запись/ }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await expect(other).toHaveURL(/sign-in/)
})

test('two tabs renewing at the same moment do not end the session', async ({ page, context }) => {
  await signIn(page, 'head')
  const other = await context.newPage()
  await Promise.all([page.reload(), other.goto('/')])
  await expect(page.getByRole('button', { name: /Учётная запись/ })).toBeVisible()
  await expect(other.getByRole('button', { name: /Учётная запись/ })).toBeVisible()
})

test('the language and the appearance change without a reload and stay', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByText('EN', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByTitle('Dark').click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expectAccessible(page)
})

test('asking for a new password answers the same for any address', async ({ page }) => {
  await page.goto('/reset')
  await expectAccessible(page)
  await page.getByLabel('Электронная почта').fill('nobody@example.ru')
  await page.getByRole('button', { name: 'Прислать ссылку' }).click()
  await expect(page.getByRole('status')).toContainText('Письмо отправлено')
  await expectAccessible(page)
})

test('an address that leads nowhere says so and offers the way home', async ({ page }) => {
  await page.goto('/нет-такой')
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible()
  await expectAccessible(page)
})

test('the skip link is the first stop and leads past the sections', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no Tab key')
  await signIn(page, 'region')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'К содержанию' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
