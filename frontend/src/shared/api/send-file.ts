import { accessToken } from './access'
import { ApiError, toErrorCode } from './error'
import { codeOfStatus } from './http'

/** What became of a file. `words` are the server's, for the developer of a client; a caller reads the cause out of them. */
export type Sent<T> = { ok: true; body: T } | { ok: false; status: number; words: string }

type Options = {
  /** Told the share that has left, from 0 to 1, as often as the browser knows more. */
  onProgress?: (share: number) => void
  /** Statuses that say why the file was not taken: they are an answer too. */
  refusals?: readonly number[]
}

/**
 * Sends a large file and tells how far it is, which `fetch` cannot. Throws `ApiError` for every failure that is no
 * refusal.
 */
export async function sendFile<T>(path: string, file: File, options: Options = {}): Promise<Sent<T>> {
  const { onProgress, refusals = [] } = options
  const token = await accessToken()
  const request = new XMLHttpRequest()
  request.open('POST', path)
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('x-requested-with', 'nastavnik')
  request.setRequestHeader('content-type', 'application/octet-stream')
  // A header holds no Russian letters.
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
  if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
  request.upload.onprogress = ({ loaded, total }) => {
    if (total > 0) onProgress?.(loaded / total)
  }
  await new Promise<void>((resolve, reject) => {
    request.onload = () => resolve()
    request.onerror = () => reject(new ApiError('NETWORK', `POST ${path}`))
    request.send(file)
  })
  const body = parsed(request.responseText)
  if (request.status >= 200 && request.status < 300) return { ok: true, body: body as T }
  const { error } = (body ?? {}) as { error?: { code?: string; field?: string; message?: string } }
  if (refusals.includes(request.status))
    return { ok: false, status: request.status, words: error?.field ?? error?.message ?? '' }
  throw new ApiError(toErrorCode(error?.code ?? codeOfStatus(request.status)), `POST ${path}`, {
    status: request.status,
    requestId: request.getResponseHeader('x-request-id') ?? undefined,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
