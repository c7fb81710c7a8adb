import { ApiError, toErrorCode } from './error'

type ErrorBody = { error?: { code?: string; retryAfter?: number; requestId?: string } }

/** The only call of `fetch` in the project. A lost connection becomes `ApiError` NETWORK; an abort stays an abort. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiError('NETWORK', error instanceof Error ? error.message : 'no answer')
  }
}

export function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined
}

/** `503` and its kin come from a proxy without our body, so the status speaks when the body is silent. */
export function codeOfStatus(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 403) return 'FORBIDDEN'
  if (status === 404) return 'NOT_FOUND'
  if (status === 413) return 'TOO_LARGE'
  if (status === 429) return 'THROTTLED'
  return status >= 502 && status <= 504 ? 'UNAVAILABLE' : 'INTERNAL'
}

export type RestOptions = {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  token?: string | undefined
  signal?: AbortSignal
}

/** One REST call. Answers the parsed body, `undefined` when there is none; throws `ApiError` otherwise. */
export async function rest<T>(
  path: string,
  { method = 'GET', body, token, signal }: RestOptions = {},
): Promise<T> {
  const response = await send(path, {
    method,
    headers: {
      accept: 'application/json',
      // Forces a preflight on foreign origins: a page elsewhere cannot make this browser call us.
      'x-requested-with': 'nastavnik',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const payload: unknown = await response.json().catch(() => undefined)
  if (response.ok) return payload as T
  const { error } = (payload ?? {}) as ErrorBody
  throw new ApiError(toErrorCode(error?.code ?? codeOfStatus(response.status)), `${method} ${path}`, {
    status: response.status,
    requestId: error?.requestId ?? requestIdOf(response),
    retryAfter: error?.retryAfter ?? retryAfterOf(response),
  })
}

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after'))
  return seconds > 0 ? seconds : undefined
}
