import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isEntryPath } from '@/app/entry-path'

/** What a source imports at once: the modules of packages by name, our own by path. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?['"]([^'"]+)['"]/gm)].flatMap(
    ([, name = '']) => {
      if (!name.startsWith('.') && !name.startsWith('@/')) return [name]
      const base = name.startsWith('@/') ? `src/${name.slice(2)}` : join(dirname(path), name)
      return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].filter(isFile)
    },
  )
}

function isFile(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

/** Everything that is reached from `roots` without an `import()`. */
function reached(roots: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const open = [...roots]
  for (let path = open.pop(); path; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    if (/\.tsx?$/.test(path) && !path.includes('generated')) open.push(...importsOf(path))
  }
  return seen
}

describe('the entries of the one document', () => {
  it('keep the kit, the router and the sign-in out of what everybody may read', () => {
    const pages = readdirSync('src/portal/pages').map((name) => `src/portal/pages/${name}`)
    const all = [...reached(['src/main.tsx', 'src/portal/start.tsx', ...pages])]
    expect(all).toContain('src/features/public/PracticesPage.tsx')
    expect(
      all.filter((path) => /@mantine|react-router|src\/(app|routes)\/|api\/(access|auth)/.test(path)),
    ).toEqual([])
  })

  it('know every page before the sign-in', () => {
    const files = readdirSync('src/routes').filter((name) => /^_entry\..+\.tsx$/.test(name))
    const entry = readFileSync('src/app/entry-router.ts', 'utf8')
    for (const name of files) {
      expect(entry).toContain(`'../routes/${name.replace('.tsx', '')}'`)
      const path = name.replace(/^_entry|\.tsx$/g, '').replaceAll('.', '/')
      expect(isEntryPath(path), path).toBe(true)
    }
    expect(isEntryPath('/')).toBe(false)
  })
})
