import { ApiError } from './error'
import { dropHint, hintKept, keepHint } from './hint'
import { rest } from './http'

export type Grant = { accessToken: string /** seconds */; expiresIn: number }

/** Renew this long before the end, so that a request never leaves with a token that dies on the way. */
const SPARE_MS = 15_000

let held: { token: string; until: number } | undefined
let renewing: Promise<boolean> | undefined
const listeners = new Set<() => void>()
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('nastavnik.session')
channel?.addEventListener('message', () => forget())

/** The access token lives in memory only; what a script of a stranger could steal dies with the page. */
export function hold({ accessToken, expiresIn }: Grant): void {
  held = { token: accessToken, until: Date.now() + expiresIn * 1000 - SPARE_MS }
  keepHint()
}

/** Ends the session in this tab and tells the application. */
function forget(): void {
  held = undefined
  dropHint()
  for (const listener of listeners) listener()
}

/** Ends the session in every open tab. */
export function drop(): void {
  forget()
  channel?.postMessage('signed-out')
}

/** Calls back when the session ends, here or in another tab. Answers the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function mayBeSignedIn(): boolean {
  return held !== undefined || hintKept()
}

/** A token that is still good, renewed when needed; `undefined` for a visitor. */
export async function accessToken(): Promise<string | undefined> {
  if (held && Date.now() < held.until) return held.token
  if (!mayBeSignedIn()) return undefined
  await renew()
  return held?.token
}

/** Exchanges the cookie for a new token. Callers at the same time share one exchange. False: signed out. */
export function renew(): Promise<boolean> {
  renewing ??= acrossTabs(exchange).finally(() => {
    renewing = undefined
  })
  return renewing
}

async function exchange(): Promise<boolean> {
  try {
    hold(await rest<Grant>('/auth/refresh', { method: 'POST' }))
    return true
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      forget()
      return false
    }
    throw error
  }
}

/** The refresh token is used once: two tabs at the same moment would look like a thief and end the session. */
function acrossTabs(task: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request('nastavnik.refresh', task) : task()
}
