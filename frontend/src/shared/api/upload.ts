import { accessToken } from './access'
import { ApiError, toErrorCode } from './error'
import { codeOfStatus, requestIdOf, send } from './http'

/**
 * Sends a file as it is and answers what the server says of it. `refusals` are statuses whose body says why the file was
 * not taken: they are an answer too. Throws `ApiError` for every other failure.
 */
export async function uploadFile<T>(path: string, file: File, refusals: readonly number[] = []): Promise<T> {
  const response = await send(path, {
    method: 'POST',
    headers: await headers({
      'content-type': 'application/octet-stream',
      // A header holds no Russian letters.
      'x-file-name': encodeURIComponent(file.name),
    }),
    body: file,
  })
  if (refusals.includes(response.status)) return (await response.json()) as T
  return (await checked(response, path).json()) as T
}

/** Asks for a file by a body: what it is filtered by may be a name, which belongs into no address. */
export async function fetchFileBy(path: string, body: unknown): Promise<Blob> {
  const response = await send(path, {
    method: 'POST',
    headers: await headers({ 'content-type': 'application/json' }),
    body: JSON.stringify(body),
  })
  return checked(response, path).blob()
}

async function headers(own: Record<string, string>): Promise<Record<string, string>> {
  const token = await accessToken()
  return {
    accept: '*/*',
    'x-requested-with': 'nastavnik',
    ...own,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}

function checked(response: Response, path: string): Response {
  if (response.ok) return response
  throw new ApiError(toErrorCode(codeOfStatus(response.status)), `POST ${path}`, {
    status: response.status,
    requestId: requestIdOf(response),
  })
}
