import { ApiError, toErrorCode } from '@/shared/api/error'
import { codeOfStatus, requestIdOf, send } from '@/shared/api/http'
import type { TypedDocumentString } from './generated/graphql'

type Options = { signal?: AbortSignal }

export type Args<TVariables> =
  TVariables extends Record<string, never>
    ? [variables?: undefined, options?: Options]
    : [variables: TVariables, options?: Options]

type Payload<TData> = {
  data?: TData | null
  errors?: { message: string; extensions?: { code?: string; requestId?: string; retryAfter?: number } }[]
}

/** One operation of the public face, asked by nobody in particular. Throws `ApiError`. */
export function publicRequest<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  // NoInfer: the document decides the variables, not the argument.
  ...[variables, options]: Args<NoInfer<TVariables>>
): Promise<TData> {
  return ask(JSON.stringify({ query: document.toString(), variables }), undefined, options?.signal)
}

/** Sends an operation, with a token or as nobody, and gives the data or throws `ApiError`. */
export async function ask<TData>(
  body: string,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<TData> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body,
    ...(signal ? { signal } : {}),
  })
  const payload = (await response.json().catch(() => ({}))) as Payload<TData>
  const [error] = payload.errors ?? []
  if (!error && response.ok && payload.data) return payload.data
  throw new ApiError(
    toErrorCode(error?.extensions?.code ?? codeOfStatus(response.status)),
    error?.message ?? 'empty answer',
    {
      status: response.status,
      requestId: error?.extensions?.requestId ?? requestIdOf(response),
      retryAfter: error?.extensions?.retryAfter,
    },
  )
}
