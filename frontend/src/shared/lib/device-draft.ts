import * as v from 'valibot'

/** What was typed on this device and has not reached the server; `undefined` when there is none that can be read. */
export function readDeviceDraft<T extends v.GenericSchema>(
  key: string,
  schema: T,
): v.InferOutput<T> | undefined {
  try {
    const raw = localStorage.getItem(key)
    if (raw === null) return undefined
    const read = v.safeParse(schema, JSON.parse(raw))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft, or takes it away when there is none. A full or shut storage is no reason to stop typing. */
export function writeDeviceDraft(key: string, draft: object | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // The server still gets what is sent; only a reload would lose what is typed meanwhile.
  }
}
