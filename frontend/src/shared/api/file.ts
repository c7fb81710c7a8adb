import { accessToken } from './access'
import { ApiError, toErrorCode } from './error'
import { codeOfStatus, requestIdOf, send } from './http'

/** A file behind the sign-in, which a plain link could not ask for. Throws `ApiError`. */
export async function fetchFile(path: string): Promise<Blob> {
  const token = await accessToken()
  const response = await send(path, {
    headers: { accept: '*/*', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  if (response.ok) return response.blob()
  throw new ApiError(toErrorCode(codeOfStatus(response.status)), `GET ${path}`, {
    status: response.status,
    requestId: requestIdOf(response),
  })
}

/** Hands in a file as it is. The server looks at its first bytes and not at its name. Throws `ApiError`. */
export async function uploadFile(path: string, file: Blob): Promise<void> {
  const token = await accessToken()
  const response = await send(path, {
    method: 'POST',
    body: file,
    headers: {
      accept: 'application/json',
      'x-requested-with': 'nastavnik',
      'content-type': 'application/octet-stream',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  })
  if (response.ok) return
  throw new ApiError(toErrorCode(codeOfStatus(response.status)), `POST ${path}`, {
    status: response.status,
    requestId: requestIdOf(response),
  })
}

/** A minute: the browser has read the file by then, and a closed tab does not keep it in memory. */
const KEPT_MS = 60_000

/** Saves a file under a name that a person recognises. */
export async function saveFile(path: string, name: string): Promise<void> {
  saveBlob(await fetchFile(path), name)
}

/** Saves what is in memory already. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}

/**
 * Shows a file in a tab of its own. The tab opens before the file is asked for: opened after an answer it
 * would be taken for an advertisement and refused. A failure closes it again.
 */
export async function openFile(path: string): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const address = URL.createObjectURL(await fetchFile(path))
    if (tab) tab.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
  } catch (error) {
    tab?.close()
    throw error
  }
}
