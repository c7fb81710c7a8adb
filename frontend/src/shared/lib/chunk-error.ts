const KEY = 'nastavnik.chunk-reload'
const ONCE_MS = 60_000

/** After a deploy an open tab asks for chunks that are gone. Chromium, Firefox and Safari word it differently. */
export function isChunkError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)
  )
}

/** Reloads the page, at most once a minute, so that a broken deploy cannot loop. Says whether it did. */
export function reloadOnce(storage: Storage = sessionStorage, reload = () => location.reload()): boolean {
  const last = Number(storage.getItem(KEY) ?? 0)
  if (Date.now() - last < ONCE_MS) return false
  storage.setItem(KEY, String(Date.now()))
  reload()
  return true
}
