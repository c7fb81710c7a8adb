import { componentSnippet, fetchSnippet, frameSnippet } from '../src/features/school/site/snippets'
import {
  expect,
  expectAccessible,
  expectFitAtBothWidths,
  expectNoSidewaysScroll,
  signIn,
  test,
} from './fixtures'
import { openOtherSite } from './other-site'
import { OwnServer } from './own-server'
import { server } from './server'

test.describe.configure({ timeout: 240_000 })

const CHOICE = {
  school: undefined,
  municipality: 'zato-seversk',
  topic: undefined,
  first: 3,
  lang: 'ru',
  accent: undefined,
  title: 'Практики наставничества',
} as const

test('the curator chooses what the school’s site shows, and what is copied works there', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'curator')
  await page
    .getByRole('main')
    .getByRole('link', { name: /СОШ № 3 им\./ })
    .click()
  await expect(page).toHaveURL(/\/s\/[\w-]+/)
  await page.goto(`${new URL(page.url()).pathname}/practices`)
  await page.getByRole('link', { name: 'На наш сайт' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'На наш сайт' })).toBeVisible()
  const preview = page.getByRole('region', { name: 'Как это выглядит' })
  await expect(preview.getByRole('listitem').first()).toBeVisible()
  await expectFitAtBothWidths(page)

  await page.getByRole('combobox', { name: 'Чьи практики' }).selectOption('MUNICIPALITY')
  await page.getByRole('combobox', { name: 'Сколько' }).selectOption('3')
  await expect(preview.getByRole('listitem')).toHaveCount(3)
  const way = page.getByRole('combobox', { name: 'Способ' })
  const copied: string[] = []
  for (const each of ['COMPONENT', 'FRAME', 'FETCH']) {
    await way.selectOption(each)
    await page.getByRole('button', { name: 'Скопировать код' }).click()
    await expect(page.getByText('Скопировано').first()).toBeVisible()
    copied.push(await page.evaluate(() => navigator.clipboard.readText()))
  }
  const choice = { ...CHOICE, origin: baseURL ?? '' }
  expect(copied).toEqual([componentSnippet(choice), frameSnippet(choice), fetchSnippet(choice)])
  await way.selectOption('FRAME')
  await expect(preview.frameLocator('iframe').getByRole('article')).toHaveCount(3)
  await expectFitAtBothWidths(page)
  await way.selectOption('FILE')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Скачать файл' }).click()
  expect((await download).suggestedFilename()).toBe('practices.html')
})

test('a site of another origin shows practices by the block, the frame and a script of its own', async ({
  page,
  baseURL,
}) => {
  const choice = { ...CHOICE, origin: baseURL ?? '' }
  const html = [componentSnippet(choice), frameSnippet(choice), fetchSnippet(choice)].join('\n')
  const site = await openOtherSite(baseURL ?? '', html)
  try {
    await page.goto(site.own)
    const block = page.locator('nastavnik-practices')
    await expect(block).toHaveAttribute('data-state', 'ready')
    await expect(block.getByRole('listitem')).toHaveCount(3)
    await expect(page.locator('#practices > li')).toHaveCount(3)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('article')).toHaveCount(3)
    // The frame is as high as what is in it.
    await expect(page.locator('iframe')).not.toHaveCSS('height', '480px')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    // By the keyboard alone: to the button, and on at the first of what is new.
    const more = block.getByRole('button', { name: 'Показать ещё' })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(block.getByRole('listitem').nth(3)).toBeVisible()
    await expect(block.getByRole('listitem').nth(3).getByRole('link')).toBeFocused()
    // A title leads to the whole text at the service.
    const title = await frame.getByRole('link').first().innerText()
    const opened = page.waitForEvent('popup')
    await frame.getByRole('link').first().click()
    await expect((await opened).getByRole('heading', { level: 1, name: title })).toBeVisible()
  } finally {
    site.close()
  }
})

test('a site keeps the list while the service is away, and renews it when it is back', async ({ page }) => {
  const { database } = server
  test.skip(database === undefined, 'of this server nobody knows the database')
  const own = await OwnServer.over(database ?? '')
  await own.start()
  const choice = { ...CHOICE, origin: own.url }
  const html = [componentSnippet(choice), frameSnippet(choice), fetchSnippet(choice)].join('\n')
  const site = await openOtherSite(own.url, html)
  try {
    const shown = async () => {
      await expect(page.locator('nastavnik-practices')).toHaveAttribute('data-state', 'ready')
      await expect(page.locator('nastavnik-practices').getByRole('listitem')).toHaveCount(3)
      await expect(page.locator('#practices > li')).toHaveCount(3)
      await expect(page.frameLocator('iframe').getByRole('article')).toHaveCount(3)
    }
    await page.goto(site.own)
    await shown()

    await own.kill()
    const block = page.locator('nastavnik-practices')
    await block.evaluate((element) => element.setAttribute('first', '2'))
    await expect(block).toHaveAttribute('data-state', 'failed')
    await expect(block.getByRole('listitem')).toHaveCount(3)
    await expect(block.getByRole('status')).toHaveText('Список сейчас не обновляется.')

    await own.start()
    await block.getByRole('button', { name: 'Повторить' }).click()
    await expect(block).toHaveAttribute('data-state', 'ready')
    await expect(block.getByRole('listitem')).toHaveCount(2)
    await page.reload()
    await shown()
  } finally {
    site.close()
    await own.remove()
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a practice is found in the list and read to its end', async ({ page }) => {
    await page.goto('/p')
    await expect(page.getByRole('heading', { level: 1, name: 'Практики наставничества' })).toBeVisible()
    const link = page.getByRole('article').first().getByRole('link')
    const title = await link.innerText()
    await link.click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: 'Что получилось' })).toBeVisible()
    await expect(page).toHaveTitle(`${title} · Наставник`)
    expect((await page.goto('/p/takoy-praktiki-net'))?.status()).toBe(404)
  })
})
