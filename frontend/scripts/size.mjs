// Fails when the first load of a page outgrows its budget. Sizes are gzip −9 of the built files.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KB = 1024
/** Manifest keys of what a page loads first, and its budget in kB. */
const PAGES = {
  'sign-in': {
    js: 184,
    css: 22,
    roots: [
      'index.html',
      'app/start.tsx',
      'app/entry-router.ts',
      'routes/_entry.tsx',
      'routes/_entry.sign-in.tsx',
    ],
  },
  'public portal, practices': {
    js: 125,
    css: 6,
    roots: ['index.html', 'portal/start.tsx', 'portal/pages/practices.tsx'],
  },
  'public portal, a practice': {
    js: 125,
    css: 6,
    roots: ['index.html', 'portal/start.tsx', 'portal/pages/practice.tsx'],
  },
  'public portal, terms': {
    js: 125,
    css: 6,
    roots: ['index.html', 'portal/start.tsx', 'portal/pages/terms.tsx'],
  },
  'public portal, organisations': {
    js: 125,
    css: 6,
    roots: ['index.html', 'portal/start.tsx', 'portal/pages/schools.tsx'],
  },
  'public portal, a certificate': {
    js: 125,
    css: 6,
    roots: ['index.html', 'portal/start.tsx', 'portal/pages/certificate.tsx'],
  },
  'first working page': {
    js: 240,
    css: 25,
    roots: ['index.html', 'app/start.tsx', 'app/router.ts', 'routes/_work.tsx', 'routes/_work.index.tsx'],
  },
}
/** Any other chunk by itself; the heavy lazy ones are named. */
const CHUNKS = [
  [/charts/i, 125],
  [/\/base-/, 110],
  [/DateInputBox/, 36],
  [/./, 80],
]

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / KB
/** A route is split in two: what matches it and what it shows. Both are needed. */
const keysOf = (root) => Object.keys(manifest).filter((key) => key === root || key.startsWith(`src/${root}`))

function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue
    seen.add(key)
    closure(manifest[key].imports ?? [], seen)
  }
  return [...seen].map((key) => manifest[key])
}

const sum = (files) => [...new Set(files)].reduce((total, file) => total + size(file), 0)
let failed = false
function report(name, actual, budget) {
  const over = actual > budget
  failed ||= over
  console.log(`${over ? 'OVER' : 'ok  '} ${name}: ${actual.toFixed(1)} of ${budget} kB`)
}

for (const [name, { js, css, roots }] of Object.entries(PAGES)) {
  const parts = closure(roots.flatMap(keysOf))
  if (process.argv.includes('--parts'))
    for (const { file } of parts) console.log(`     ${size(file).toFixed(1)} ${file}`)
  report(`${name}, JavaScript`, sum(parts.map((part) => part.file)), js)
  report(`${name}, CSS`, sum(parts.flatMap((part) => part.css ?? [])), css)
}
// What pages of other sites load.
report('web component', size('embed/nastavnik-practices.js'), 3)
for (const { file } of Object.values(manifest)) {
  if (!file.endsWith('.js')) continue
  const [, budget] = CHUNKS.find(([pattern]) => pattern.test(file))
  if (size(file) > budget) report(file, size(file), budget)
}
process.exitCode = failed ? 1 : 0
