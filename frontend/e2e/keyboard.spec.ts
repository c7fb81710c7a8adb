import type { Locator, Page } from '@playwright/test'
import { expect, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'a phone has no Tab key')
test.describe.configure({ timeout: 180_000 })

/** The most stops on the way to anything. */
const FAR = 150

/** Goes on from where the focus is, as a reader without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let stops = 0; stops < FAR; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} is no stop of the Tab key`)
}

/** Where the focus stands, something is drawn around it. */
async function expectSeenFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return false
    const style = getComputedStyle(element)
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
  })
  expect(seen).toBe(true)
}

test('pairs are matched, locked and almost proposed without a mouse', async ({ page }) => {
  await signIn(page, 'curator')
  const school = page.getByRole('main').getByRole('link', { name: /СОШ № 3 им\./ })
  await tabTo(page, school)
  await expectSeenFocus(page)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Банки и подбор', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Банки' })).toBeVisible()
  const matching = page.getByRole('link', { name: 'Подбор', exact: true })
  await tabTo(page, matching)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Подбор пар' })).toBeVisible()

  const run = page.getByRole('button', { name: /^Подобрать/ }).first()
  await tabTo(page, run)
  await expectSeenFocus(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'Найденные пары' }).getByRole('row').nth(1)).toBeVisible()

  const lock = page.getByRole('button', { name: /^Закрепить:/ }).first()
  await tabTo(page, lock)
  const names = ((await lock.getAttribute('aria-label')) ?? '').replace('Закрепить: ', '')
  await page.keyboard.press('Enter')
  const unlock = page.getByRole('button', { name: `Открепить: ${names}` })
  await expect(unlock).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Закрепить: ${names}` })).toBeFocused()

  const menu = page.getByRole('button', { name: `Действия: ${names}` })
  await tabTo(page, menu)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()

  // The arrows go from tab to tab.
  const pairs = page.getByRole('tab', { name: /^Пары/ })
  await pairs.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: /^Без наставника/ })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(pairs).toBeFocused()

  const choice = page.getByRole('checkbox', { name: `Выбрать: ${names}` })
  await tabTo(page, choice)
  await page.keyboard.press('Space')
  await expect(choice).toBeChecked()
  const propose = page.getByRole('button', { name: 'Предложить 1 пару' })
  await propose.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Предложить 1 пару?' })
  await expect(question).toBeVisible()
  // The focus is caught in the question, and goes back to where it was asked.
  for (let stops = 0; stops < 6; stops += 1) await page.keyboard.press('Tab')
  expect(await question.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(propose).toBeFocused()
})

test('a meeting is noted and a change of the programme written without a mouse', async ({ page }) => {
  await signIn(page, 'mentor', '/me')
  const record = page.getByRole('button', { name: /^Записать встречу:/ }).first()
  await tabTo(page, record)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Записать встречу' })
  await tabTo(page, sheet.getByRole('button', { name: '45 мин' }))
  await page.keyboard.press('Enter')
  const topic = `С клавиатуры ${Date.now()}`
  await tabTo(page, sheet.getByLabel('Тема', { exact: false }))
  await page.keyboard.insertText(topic)
  await tabTo(page, sheet.getByLabel('Что обсудили и сделали'))
  await page.keyboard.insertText('Разобрали начало урока.')
  await tabTo(page, sheet.getByRole('button', { name: 'Сохранить встречу' }))
  await expectSeenFocus(page)
  await page.keyboard.press('Enter')
  await expect(sheet).toBeHidden()
  await expect(record).toBeFocused()

  const programme = page.getByRole('link', { name: 'Программа', exact: true }).first()
  await tabTo(page, programme)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Программа:/ })).toBeVisible()
  const change = page.getByRole('button', { name: 'Предложить изменение' })
  await tabTo(page, change)
  await page.keyboard.press('Enter')
  const wording = page.getByRole('dialog', { name: 'Предложить изменение' })
  await tabTo(page, wording.getByRole('button', { name: '+ 1 месяц' }))
  await page.keyboard.press('Enter')
  await tabTo(page, wording.getByLabel('Зачем это нужно'))
  await page.keyboard.insertText('Болезнь: пропущен месяц.')
  await tabTo(page, wording.getByRole('button', { name: 'Предложить', exact: true }))
  await page.keyboard.press('Escape')
  // Nothing that was written goes without a question; in either case the focus goes back to the button.
  const leave = page.getByRole('dialog').getByRole('button', { name: /Не сохранять|Закрыть без|Уйти/ })
  if (await leave.isVisible()) {
    await leave.focus()
    await page.keyboard.press('Enter')
  }
  await expect(wording).toBeHidden()
  await expect(change).toBeFocused()
})
