import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The accounts of every demonstration region. */
export type Account = 'region' | 'municipality' | 'head' | 'curator' | 'mentor' | 'mentee'

/**
 * Fails with the rule and the elements. Call it with popups and dialogs open too. A page that changes while it is looked
 * at is looked at again: what counts is the page at rest.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    const found = violations.map(({ id, impact, nodes }) => {
      const where = nodes.slice(0, 4).map((node) => node.target.join(' '))
      return `${id} (${impact}): ${where.join(' | ')}`
    })
    expect(found).toEqual([])
  }).toPass({ timeout: 40_000, intervals: [500, 1_000, 2_000] })
}

/** Nothing may stick out sideways: 1440 px at 450 % zoom are 320 px. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
}

const WIDTHS = [
  { width: 1440, height: 1000 },
  { width: 390, height: 844 },
]

/**
 * Looks at the page as it stands now on a desk and on a phone. A story that changes the region is told once, so it
 * looks at both widths itself; the window then has its own width again.
 */
export async function expectFitAtBothWidths(page: Page): Promise<void> {
  // A hint under the pointer would lie over what is looked at.
  await page.mouse.move(0, 0)
  // A page on its way has no heading yet, and is not what is looked at.
  await expect(page.locator('h1').first()).toBeVisible()
  const own = page.viewportSize()
  for (const size of WIDTHS) {
    await page.setViewportSize(size)
    // What is scrolled half under a bar that stays looks too small to be pressed.
    await page.evaluate(() => window.scrollTo(0, 0))
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
  if (own) await page.setViewportSize(own)
}

/** Ends the session of this browser, as closing and clearing it would, so that another account may enter. */
export async function leave(page: Page): Promise<void> {
  await page.goto('/p')
  // A renewal of the session that is on its way would bring its cookie back.
  await page.waitForLoadState('networkidle')
  await page.context().clearCookies()
  await page.evaluate(() => localStorage.removeItem('nastavnik.signed-in'))
}

/** Signs in through the page, as a reader does, and waits for the first working page. */
export async function signIn(page: Page, account: Account, path = '/'): Promise<void> {
  const config = await (await page.request.get('/auth/config')).json()
  await page.goto(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  await page.getByLabel('Электронная почта').fill(`${account}@demo`)
  await page.getByLabel('Пароль', { exact: true }).fill(config.password)
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  const heading = page.getByRole('main').getByRole('heading', { level: 1 })
  await expect(heading.filter({ hasNotText: /^Вход$/ })).toBeVisible()
}

/** A page whose console stayed silent: an error there fails the test that caused it. */
export const test = base.extend<{ silentConsole: undefined }>({
  silentConsole: [
    async ({ page }, use) => {
      const loud: string[] = []
      page.on('console', (message) => {
        // The browser itself reports refused requests; the tests that expect them look at the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          loud.push(message.text())
      })
      page.on('pageerror', (error) => loud.push(error.message))
      await use(undefined)
      expect(loud).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
