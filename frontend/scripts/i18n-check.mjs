// The catalogues of both languages say the same things: same keys, same placeholders, full plural forms,
// nothing that no screen shows. Keys are typed from Russian, so a missing Russian key fails the type check.
import { readdirSync, readFileSync } from 'node:fs'

const PLURALS = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] }
const SUFFIX = /_(zero|one|two|few|many|other)$/
const problems = []

function flatten(node, prefix = '') {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}
const load = (locale, name) =>
  new Map(flatten(JSON.parse(readFileSync(`src/locales/${locale}/${name}`, 'utf8'))))
const stem = (key) => key.replace(SUFFIX, '')
const holes = (text) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join(' ')

/** Every string of the sources; a template becomes a pattern with any text in its holes. */
function usedKeys() {
  const sources = readdirSync('src', { recursive: true }).filter(
    (path) => /\.tsx?$/.test(path) && !/generated|\.test\./.test(path),
  )
  const text = sources.map((path) => readFileSync(`src/${path}`, 'utf8')).join('\n')
  const literals = new Set([...text.matchAll(/['"]([\w:.-]+)['"]/g)].map(([, key]) => key))
  // A key's template begins with its section: `status.${state}`. Anything vaguer would excuse every key.
  const patterns = [...text.matchAll(/`([\w:-]+\.[\w:.-]*\$\{[^`]*)`/g)].map(([, template]) => {
    const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${fixed.join('[\\w.-]+')}$`)
  })
  return (name, key) => {
    const full = `${name}:${key}`
    return (
      literals.has(key) ||
      literals.has(full) ||
      patterns.some((pattern) => pattern.test(key) || pattern.test(full))
    )
  }
}

const isUsed = usedKeys()
for (const file of readdirSync('src/locales/ru')) {
  const name = file.replace('.json', '')
  const catalogues = { ru: load('ru', file), en: load('en', file) }
  const stems = {
    ru: new Set([...catalogues.ru.keys()].map(stem)),
    en: new Set([...catalogues.en.keys()].map(stem)),
  }
  for (const key of stems.ru) if (!stems.en.has(key)) problems.push(`${name}: English lacks ${key}`)
  for (const key of stems.en) if (!stems.ru.has(key)) problems.push(`${name}: Russian lacks ${key}`)
  for (const key of stems.ru) if (!isUsed(name, key)) problems.push(`${name}: nobody shows ${key}`)
  for (const [locale, forms] of Object.entries(PLURALS)) {
    const catalogue = catalogues[locale]
    const plurals = new Set([...catalogue.keys()].filter((key) => SUFFIX.test(key)).map(stem))
    for (const key of plurals) {
      const has = [...catalogue.keys()].filter((each) => SUFFIX.test(each) && stem(each) === key)
      const wanted = forms.map((form) => `${key}_${form}`)
      if (has.sort().join() !== wanted.sort().join())
        problems.push(`${name}: ${locale} forms of ${key} are ${has}`)
    }
  }
  for (const [key, text] of catalogues.ru) {
    const other = catalogues.en.get(key)
    if (other !== undefined && holes(text) !== holes(other))
      problems.push(`${name}: placeholders of ${key} differ: ${holes(text)} / ${holes(other)}`)
  }
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'i18n: both languages agree' : `i18n: ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
