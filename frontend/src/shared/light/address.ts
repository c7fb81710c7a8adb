import { useEffect, useState } from 'react'

/** Where the reader is, within the public pages. */
export type Address = { path: string; search: string }

/** How the reader came: onwards, in place of where they were, or by the browser's own buttons. */
export type Move = 'push' | 'replace' | 'pop'
type Listener = (address: Address, move: Move) => void

const listeners = new Set<Listener>()

export const here = (): Address => ({ path: location.pathname, search: location.search })

/** Whether an address is one of the public pages, which have an entry of their own. */
export const isPublicPath = (path: string): boolean => /^\/[pc](\/|$)/.test(path)

/** Goes to a public page without loading the document anew. */
export function go(href: string, move: 'push' | 'replace' = 'push'): void {
  if (move === 'push') history.pushState(null, '', href)
  else history.replaceState(null, '', href)
  tell(move)
}

function tell(move: Move) {
  for (const listener of listeners) listener(here(), move)
}

/** Calls back at each change of the address. Answers the way to stop. */
export function onAddress(listener: Listener): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', popped)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', popped)
  }
}

const popped = () => tell('pop')

/** The address of now, followed. */
export function useAddress(): Address {
  const [address, setAddress] = useState(here)
  useEffect(() => onAddress((next) => setAddress(next)), [])
  return address
}

/** The words of a query. A word that an older page has written in quotes loses them. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')]),
  )
}

/** An address with what is set of `search`. */
export function addressOf(path: string, search: Record<string, string | undefined> = {}): string {
  const set = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path
}
