// Pictures of the pages of a running demo, on a desk and on a phone, light and dark:
//   node scripts/screenshots.mjs http://127.0.0.1:8080 /tmp/pictures
// With --docs also the chosen few for the README, into ../docs/img.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'

const [url = 'http://127.0.0.1:8080', folder = 'screenshots', ...flags] = process.argv.slice(2)
const DOCS = join(import.meta.dirname, '../../docs/img')

const DEVICES = {
  1440: { viewport: { width: 1440, height: 1000 } },
  390: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
}
const THEMES = ['light', 'dark']

const click = (role, name) => async (page) => {
  await page.getByRole('main').getByRole(role, { name }).first().click()
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
/** Opens an address below the place in hand: `people` at /s/1 is /s/1/people. */
const below = (path) => async (page) => {
  const { pathname } = new URL(page.url())
  await page.goto(url + pathname.split('/').slice(0, 3).join('/') + path)
}
const REGION = click('link', 'Приозёрная область')
const MUNICIPALITY = click('link', 'ЗАТО Северск')
/** The first row of the list on the page. */
const IN_TABLE = async (page) => {
  await page.getByRole('main').locator('table, ul').getByRole('link').first().click()
  await page.waitForLoadState('networkidle')
}
const SCHOOL = click('link', /СОШ № 3 им\./)

/** Account → name of the picture → the steps from the page before it; `null` begins at the account's first page. */
const PAGES = {
  visitor: {
    'sign-in': [(page) => page.goto(`${url}/sign-in`)],
    practices: [(page) => page.goto(`${url}/p`)],
    practice: [(page) => page.goto(`${url}/p?municipality=zato-seversk`), click('link', /./)],
    'public-schools': [(page) => page.goto(`${url}/p/schools`)],
    'third-party': [(page) => page.goto(`${url}/examples/third-party.html`)],
  },
  region: { home: [], region: [REGION], municipality: [REGION, MUNICIPALITY] },
  municipality: {
    home: [],
    municipality: [MUNICIPALITY],
    banks: [MUNICIPALITY, below('/banks')],
    fields: [MUNICIPALITY, below('/banks?tab=fields')],
    import: [MUNICIPALITY, below('/import')],
    matching: [MUNICIPALITY, below('/matching')],
    roadmaps: [MUNICIPALITY, below('/roadmaps')],
    roadmap: [MUNICIPALITY, below('/roadmaps?state=IN_FORCE'), IN_TABLE],
    duties: [MUNICIPALITY, below('/duties?show=all')],
    reviews: [MUNICIPALITY, below('/reviews')],
    practice: [click('link', /Рассмотреть практику/)],
  },
  head: { home: [], school: [SCHOOL], order: [click('link', /Подписать приказ/)] },
  curator: {
    home: [],
    school: [SCHOOL],
    people: [SCHOOL, below('/people')],
    mentors: [SCHOOL, below('/banks')],
    needs: [SCHOOL, below('/banks?tab=needs')],
    suggested: [SCHOOL, below('/banks?tab=suggested')],
    surveys: [SCHOOL, below('/banks?tab=surveys')],
    import: [SCHOOL, below('/import')],
    pupils: [SCHOOL, below('/pupils')],
    calendar: [SCHOOL, below('/calendar')],
    rollover: [SCHOOL, below('/rollover')],
    matching: [SCHOOL, below('/matching')],
    pairs: [SCHOOL, below('/pairs')],
    pair: [SCHOOL, below('/pairs'), click('link', / → /)],
    orders: [SCHOOL, below('/orders')],
    roadmaps: [SCHOOL, below('/roadmaps')],
    duties: [SCHOOL, below('/duties?show=all')],
    programme: [click('link', /Утвердить программу/)],
  },
  mentor: {
    home: [],
    answer: [click('link', /Ответить на предложение/)],
    programme: [click('link', 'Программа')],
    consents: [(page) => page.goto(`${url}/me/consents`)],
    profile: [(page) => page.goto(`${url}/me/profile`)],
    calendar: [(page) => page.goto(`${url}/me/calendar`)],
    notifications: [(page) => page.goto(`${url}/me/notifications`)],
    data: [(page) => page.goto(`${url}/me/data`)],
    meeting: [
      (page) =>
        page
          .getByRole('button', { name: /^Записать встречу/ })
          .first()
          .click(),
    ],
  },
  mentee: {
    home: [],
    programme: [click('link', 'Программа')],
    consents: [(page) => page.goto(`${url}/me/consents`)],
    help: [(page) => page.goto(`${url}/me/help`)],
  },
}

/** What the README shows: the picture and its name there. */
const CHOSEN = {
  'region-region-1440-light': 'region-desktop-light',
  'municipality-municipality-1440-light': 'municipality-desktop-light',
  'curator-school-1440-light': 'school-desktop-light',
  'curator-needs-1440-dark': 'needs-desktop-dark',
  'head-order-1440-light': 'order-desktop-light',
  'mentor-home-390-light': 'mentor-phone-light',
  'mentor-meeting-390-dark': 'meeting-phone-dark',
  'visitor-practices-1440-light': 'practices-desktop-light',
}

async function signIn(page, account) {
  const config = await (await page.request.get(`${url}/auth/config`)).json()
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Электронная почта').fill(`${account}@demo`)
  await page.getByLabel('Пароль', { exact: true }).fill(config.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('main').getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
}

await mkdir(folder, { recursive: true })
if (flags.includes('--docs')) await mkdir(DOCS, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
let missed = 0
for (const [account, pages] of Object.entries(PAGES)) {
  for (const [width, device] of Object.entries(DEVICES)) {
    const context = await browser.newContext({ ...device, locale: 'ru-RU', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    if (account !== 'visitor') await signIn(page, account)
    for (const [name, steps] of Object.entries(pages)) {
      try {
        await page.emulateMedia({ colorScheme: 'light' })
        if (account !== 'visitor') await page.goto(url)
        for (const step of steps) await step(page)
        await page.waitForLoadState('networkidle')
        // Where the last click was, a row would look chosen.
        await page.mouse.move(0, 0)
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme })
          await page.waitForTimeout(300)
          const file = `${account}-${name}-${width}-${colorScheme}`
          await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true })
          const chosen = flags.includes('--docs') && CHOSEN[file]
          // The first screenful: a README is no place for a page of three metres.
          if (chosen) await page.screenshot({ path: join(DOCS, `${chosen}.png`), scale: 'css' })
        }
      } catch (error) {
        missed += 1
        console.error(`${account}-${name}-${width}: ${error.message.split('\n')[0]}`)
      }
    }
    await context.close()
  }
}
await browser.close()
console.log(`pictures are in ${folder}${missed > 0 ? `, ${missed} pages could not be reached` : ''}`)
process.exitCode = missed > 0 ? 1 : 0
