const CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BAD_INPUT',
  'THROTTLED',
  'TOO_LARGE',
  'INVALID_CREDENTIALS',
  'INVALID_TOKEN',
  'WEAK_PASSWORD',
  'UNAVAILABLE',
  'NETWORK',
  'INTERNAL',
] as const

export type ErrorCode = (typeof CODES)[number]

/** A code the client does not know is an inner failure to the reader; the request id tells which. */
export function toErrorCode(code: unknown): ErrorCode {
  return CODES.find((known) => known === code) ?? 'INTERNAL'
}

type Details = { status?: number; requestId?: string | undefined; retryAfter?: number | undefined }

/** The one error of every call to the server. `code` is also the translation key: `errors.<code>`. */
export class ApiError extends Error {
  override name = 'ApiError'
  /** HTTP status, 0 when no answer came. */
  readonly status: number
  /** What support asks for; shown to the reader. */
  readonly requestId: string | undefined
  /** Seconds to wait, with THROTTLED. */
  readonly retryAfter: number | undefined
  constructor(
    readonly code: ErrorCode,
    message: string,
    details: Details = {},
  ) {
    super(message)
    this.status = details.status ?? 0
    this.requestId = details.requestId
    this.retryAfter = details.retryAfter
  }
}

export function errorCode(error: unknown): ErrorCode {
  return error instanceof ApiError ? error.code : 'INTERNAL'
}
