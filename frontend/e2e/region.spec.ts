import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './fixtures'

test('the region goes from its figures to a municipality and to a school, where names are not its to see', async ({
  page,
}) => {
  await signIn(page, 'region')
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Приозёрная область' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Приозёрная область' })).toBeVisible()
  const figures = page.getByRole('region', { name: 'Показатели учебного года' })
  await expect(figures).toContainText('действующих пар')
  await expect(figures).toContainText('охват молодых педагогов')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ЗАТО Северск' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^\d+ организаци/ })).toBeVisible()
  // To read is the region's, to keep the register is the municipality's.
  await expect(page.getByRole('button', { name: 'Добавить организацию' })).toBeHidden()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('searchbox', { name: 'Название организации' }).fill('СОШ № 3 ')
  const school = page.getByRole('main').getByRole('link', { name: /СОШ № 3 им\./ })
  await expect(school).toHaveCount(1)
  await school.click()
  await expect(page.getByRole('heading', { level: 1, name: /СОШ № 3 им\./ })).toBeVisible()
  await expect(page.getByText(/видны только показатели/)).toBeVisible()
  const links = page.getByRole('main').getByRole('link')
  await expect(links.filter({ hasNotText: 'Почтовый ящик' })).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.goto(`${new URL(page.url()).pathname}/people`)
  await expect(page.getByText('Имена здесь закрыты')).toBeVisible()
  await expectAccessible(page)
})

test('an earlier school year shows its own figures, and the year travels down', async ({ page }) => {
  await signIn(page, 'region')
  await page.getByRole('main').getByRole('link', { name: 'Приозёрная область' }).click()
  const figures = page.getByRole('region', { name: 'Показатели учебного года' })
  await expect(figures).toBeVisible()
  const now = await figures.innerText()
  await page.getByRole('button', { name: /^Учебный год/ }).click()
  await expectAccessible(page)
  await page.getByRole('menuitemradio').nth(1).click()
  await expect(page).toHaveURL(/year=\d{4}/)
  await expect.poll(() => figures.innerText()).not.toBe(now)
  const year = new URL(page.url()).searchParams.get('year')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск' }).click()
  await expect(page).toHaveURL(new RegExp(`/m/.*year=${year}`))
})
