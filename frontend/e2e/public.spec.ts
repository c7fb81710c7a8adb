import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures'
import { openOtherSite } from './other-site'

test('a visitor finds a practice by another form of its words, reads it and passes it on', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Опубликованные практики: без входа' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Практики наставничества' })).toBeVisible()
  await expect(page.getByRole('article').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('searchbox', { name: 'Поиск по словам' }).fill('критериями')
  await page.getByRole('combobox', { name: 'Муниципалитет' }).selectOption('zato-seversk')
  await expect(page).toHaveURL(/[?&]q=/)
  await expect(page).toHaveURL(/[?&]municipality=zato-seversk/)
  const shown = page.getByRole('article').filter({ hasText: 'СОШ № 3 им.' })
  await expect(shown).toHaveCount(1)
  for (const text of await page.getByRole('article').allInnerTexts()) {
    expect(text).toContain('критерии')
    expect(text).toContain('ЗАТО Северск')
  }
  await expectAccessible(page)

  const link = shown.getByRole('link')
  const title = await link.innerText()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveTitle(`${title} · Наставник`)
  await expect(page.getByText(/^Сервис опубликовал \d/)).toBeVisible()
  await page.getByRole('button', { name: 'Скопировать ссылку' }).click()
  await expect(page.getByText('Ссылка скопирована')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Поиск по словам' })).toHaveValue('критериями')
})

test('what the page names of an author is what the API gives, and that is only what they agreed to', async ({
  page,
  request,
}) => {
  const query = '{ practices(first: 100) { nodes { slug authors { name position workplace } } } }'
  const answer = await request.post('/graphql', { data: { query } })
  type Author = Record<'name' | 'position' | 'workplace', string | null>
  const nodes: { slug: string; authors: Author[] }[] = (await answer.json()).data.practices.nodes
  const silent = (author: Author) => Object.values(author).every((field) => field === null)
  const named = nodes.find(({ authors }) => authors.some(({ name }) => name !== null))
  const unnamed = nodes.find(({ authors }) => authors.every(silent))
  if (!named || !unnamed) throw new Error('the demo has practices both with names and without')

  await page.goto(`/p/${named.slug}`)
  for (const { name } of named.authors)
    if (name) await expect(page.getByRole('complementary').getByText(name)).toBeVisible()
  await expect(page.getByText('Имена не опубликованы')).toBeHidden()

  await page.goto(`/p/${unnamed.slug}`)
  await expect(page.getByText('Имена не опубликованы')).toBeVisible()
  await expectAccessible(page)
})

test('a search without an answer says what to do, and an old address says that nothing is there', async ({
  page,
}) => {
  await page.goto('/p?q=синхрофазотрон&topic=UPBRINGING')
  await expect(page.getByText('Ничего не нашлось')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Снять отбор', exact: true }).click()
  await expect(page).toHaveURL(/\/p$/)
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.goto('/p/takoy-praktiki-net')
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible()
  await expectAccessible(page)
})

test('the list goes on under the button until it ends', async ({ page }) => {
  await page.goto('/p')
  const list = page.getByRole('list', { name: 'Список практик' })
  await expect(list.getByRole('article')).toHaveCount(20)
  await page.getByRole('button', { name: 'Показать ещё' }).click()
  await expect(list.getByRole('article').nth(20)).toBeVisible()
  const slugs = await list
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(new Set(slugs).size).toBe(slugs.length)
})

test('the organisations with mentoring lead to their practices', async ({ page }) => {
  await page.goto('/p/schools')
  await expect(page.getByRole('heading', { level: 1, name: 'Организации с наставничеством' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Тип' }).selectOption('SCHOOL')
  await page.getByRole('combobox', { name: 'Муниципалитет' }).selectOption('zato-seversk')
  await page.getByRole('searchbox', { name: 'Поиск по названию' }).fill('СОШ № 3 ')
  const school = page.getByRole('list', { name: 'Список организаций' }).getByRole('listitem')
  await expect(school).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await school.getByRole('link').click()
  await expect(page.getByText(/Практики организации «МБОУ/)).toBeVisible()
  await expect(page.getByRole('article').first()).toContainText('СОШ № 3')
  await expectAccessible(page)
})

test('the example page works where it is served, under the policy that forbids inline code', async ({
  page,
}) => {
  await page.goto('/examples/third-party.html')
  await expect(page.getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('a page of another site, without an account, shows and searches practices', async ({
  page,
  baseURL,
}) => {
  const site = await openOtherSite(baseURL ?? '')
  try {
    await page.goto(site.url)
    expect(new URL(page.url()).origin).not.toBe(baseURL)
    await expect(page.getByRole('listitem')).toHaveCount(10)
    await page.getByRole('button', { name: 'Показать ещё' }).click()
    await expect(page.getByRole('listitem').nth(10)).toBeVisible()
    await page.getByRole('searchbox', { name: 'Поиск по словам' }).fill('критериями')
    await page.getByRole('button', { name: 'Найти' }).click()
    await expect(page.getByRole('status')).toContainText(/^\d+ практик/)
    const first = page.getByRole('listitem').first()
    await expect(first).toContainText('критерии')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    // The title leads to the whole text at the service.
    await first.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 2, name: 'Что получилось' })).toBeVisible()
  } finally {
    site.close()
  }
})

test('a column of terms out of a printed plan is read into days, and the address keeps it', async ({
  page,
}) => {
  await page.goto('/p')
  await page.getByRole('link', { name: 'Сроки плана' }).click()
  await page
    .getByRole('textbox', { name: 'Сроки' })
    .fill('Сентябрь 2026 г., далее – не реже двух раз в год\nдо 1 февраля\nпо мере необходимости')
  await page.getByRole('button', { name: 'Прочитать' }).click()
  const deadline = page.getByRole('region', { name: 'до 1 февраля' })
  await expect(deadline.getByText(/^до 1\sфевраля\s20\d\d/)).toBeVisible()
  const onDemand = page.getByRole('region', { name: 'по мере необходимости' })
  await expect(onDemand.getByText('По мере необходимости', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.reload()
  await expect(deadline.getByText(/^до 1\sфевраля\s20\d\d/)).toBeVisible()
})

test('a reader with weak sight makes the pages large and contrast, and they stay so', async ({ page }) => {
  await page.goto('/p')
  await page.getByRole('button', { name: 'Версия для слабовидящих' }).click()
  const bar = page.getByRole('region', { name: 'Крупно и контрастно' })
  await bar.getByText('200 %').click()
  await bar.getByText('Белым по чёрному').click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('article').first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 2, name: 'Что получилось' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.reload()
  await expect(page.locator('html')).toHaveCSS('font-size', '32px')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await page.getByRole('button', { name: 'Обычная версия' }).click()
  await expect(page.locator('html')).toHaveCSS('font-size', '16px')
})

test('a practice leads to similar ones and back to where the reader was', async ({ page }) => {
  await page.goto('/p?topic=UPBRINGING')
  await page.getByRole('article').nth(5).getByRole('link').click()
  const similar = page.getByRole('region', { name: 'Похожие практики' })
  await similar.getByRole('link').first().click()
  await expect(page.getByRole('main')).toBeFocused()
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'Тема' })).toHaveValue('UPBRINGING')
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
})
