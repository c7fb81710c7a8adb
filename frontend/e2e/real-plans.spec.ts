import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectFitAtBothWidths, signIn, test } from './fixtures'

/** Plans that are not part of the project: `make check-seeds` reads them, this story brings them in through the page. */
const DIRECTORY = process.env.NASTAVNIK_PLANS ?? join('..', '..', 'shared', 'seeds')
/** How many rows of duties a plan has, by how its name begins; none in a paper without a plan. */
const ROWS = new Map([
  ['000_', 24],
  ['001_', 7],
  ['002_', 0],
  ['003_', 24],
  ['004_', 23],
])
const files = existsSync(DIRECTORY) ? readdirSync(DIRECTORY).filter((name) => ROWS.has(name.slice(0, 4))) : []

test.skip(({ isMobile }) => isMobile, 'it looks at both widths itself')
test.skip(files.length === 0, 'the plans do not lie beside the project')
test.describe.configure({ timeout: 600_000 })

test('every real plan becomes a draft with all its rows', async ({ page }) => {
  await signIn(page, 'municipality')
  await page.getByRole('main').getByRole('link', { name: 'ЗАТО Северск', exact: true }).click()
  await page.getByRole('link', { name: 'Дорожные карты', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Дорожные карты' })).toBeVisible()
  const list = page.url()
  for (const name of files.sort()) {
    const rows = ROWS.get(name.slice(0, 4))
    await test.step(`${name}: ${rows}`, async () => {
      await page.goto(list)
      await page.getByRole('button', { name: 'Загрузить план' }).first().click()
      const bring = page.getByRole('dialog', { name: 'Загрузить план' })
      await bring.locator('input[type=file]').setInputFiles(join(DIRECTORY, name))
      if (rows === 0) {
        await expect(bring.getByRole('alert')).toBeVisible()
        return
      }
      // The list shows the drafts of the files before: what counts is the page that comes after it.
      const pane = page.getByRole('region', { name: 'Строки плана' })
      await expect(pane.getByRole('group')).toHaveCount(rows ?? -1)
      await expect(page.getByText(`Проверено 0 из ${rows}`)).toBeVisible()
      if (name.endsWith('.txt')) await expectFitAtBothWidths(page)
    })
  }
})
