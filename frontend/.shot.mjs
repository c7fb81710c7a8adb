import { readFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { buildSchema, parse, print, visit, visitWithTypeInfo, TypeInfo } from 'graphql'
const schema = buildSchema(readFileSync('/tmp/yf/main.graphql', 'utf8'))
export function strip(source) {
  let doc = parse(source)
  const known = (n) => schema.getType(n)
  const gone = new Set(doc.definitions.filter((d) => d.kind === 'FragmentDefinition' && !known(d.typeCondition.name.value)).map((d) => d.name.value))
  const info = new TypeInfo(schema)
  doc = visit(doc, visitWithTypeInfo(info, {
    FragmentDefinition: (n) => (gone.has(n.name.value) ? null : undefined),
    FragmentSpread: (n) => (gone.has(n.name.value) ? null : undefined),
    Field: { enter: (n) => (n.name.value !== '__typename' && info.getParentType() && !info.getFieldDef() ? null : undefined) },
  }))
  // selections left empty
  doc = visit(doc, { Field: { leave: (n) => (n.selectionSet && n.selectionSet.selections.length === 0 ? null : undefined) } })
  return print(doc)
}
export async function open({ account, width = 1440, height = 1000, dark = false, patches = {}, mocks = {} }) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ viewport: { width, height }, locale: 'ru-RU', timezoneId: 'Europe/Moscow', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(60000)
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)) })
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON()
    const name = /(?:query|mutation)\s+(\w+)/.exec(body.query)?.[1]
    if (mocks[name]) return route.fulfill({ json: { data: mocks[name](body.variables) } })
    let query = body.query
    try { query = strip(query) } catch (e) { console.log('strip', name, e.message) }
    const response = await route.fetch({ postData: JSON.stringify({ ...body, query }) })
    const json = await response.json()
    if (json.errors) console.log('GQL', name, JSON.stringify(json.errors).slice(0, 300))
    if (patches[name] && json.data) patches[name](json.data)
    await route.fulfill({ response, json })
  })
  await page.goto('http://127.0.0.1:5199/sign-in')
  await page.getByLabel('Электронная почта').fill(`${account}@demo`)
  await page.getByLabel('Пароль', { exact: true }).fill('nastavnik-demo-2026')
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: /^Вход$/ }).waitFor()
  return { browser, page, shot: async (n) => { await page.waitForTimeout(600); await page.screenshot({ path: `/tmp/yf/${n}.png`, fullPage: !n.includes('sheet') }) }, go: async (p) => { await page.goto(`http://127.0.0.1:5199${p}`); await page.locator('main h1').first().waitFor(); await page.waitForLoadState('networkidle').catch(() => {}) } }
}
