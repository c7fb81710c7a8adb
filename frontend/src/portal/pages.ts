import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Address } from '@/shared/light/address'

/** What a page needs to be drawn whole, and how it is drawn. `part` is what its address holds beyond the pattern. */
export type Page = {
  prepare: (queryClient: QueryClient, part: string, search: string) => Promise<unknown>
  Page: (props: { part: string; search: string }) => ReactNode
}

/** A page that is ready, at an address. */
export type Opened = { page: Page | undefined; part: string; path: string }

const PAGES: readonly { at: RegExp; load: () => Promise<Page>; loaded?: Page }[] = [
  { at: /^\/p\/?()$/, load: () => import('./pages/practices') },
  { at: /^\/p\/schools\/?()$/, load: () => import('./pages/schools') },
  { at: /^\/p\/terms\/?()$/, load: () => import('./pages/terms') },
  { at: /^\/p\/([^/]+)\/?$/, load: () => import('./pages/practice') },
  { at: /^\/c\/([^/]+)\/?$/, load: () => import('./pages/certificate') },
]

function find(path: string) {
  for (const entry of PAGES) {
    const part = entry.at.exec(path)?.[1]
    if (part !== undefined) return { entry, part: decoded(part) }
  }
  return undefined
}

/** A path with a broken percent names nothing; it is looked for as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The page at an address, with its code and its data. Data that failed to come are asked for by the page itself. */
export async function open({ path, search }: Address, queryClient: QueryClient): Promise<Opened> {
  const found = find(path)
  if (!found) return { page: undefined, part: '', path }
  found.entry.loaded ??= await found.entry.load()
  await found.entry.loaded.prepare(queryClient, found.part, search).catch(() => undefined)
  return { page: found.entry.loaded, part: found.part, path }
}

/** The page at an address when its code is here already: going back must not wait, or the scroll is lost. */
export function openNow({ path }: Address): Opened | undefined {
  const found = find(path)
  if (!found) return { page: undefined, part: '', path }
  return found.entry.loaded && { page: found.entry.loaded, part: found.part, path }
}
