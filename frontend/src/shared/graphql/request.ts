import { accessToken, renew } from '@/shared/api/access'
import { ApiError, toErrorCode } from '@/shared/api/error'
import { codeOfStatus, requestIdOf, send } from '@/shared/api/http'
import type { TypedDocumentString } from './generated/graphql'

type Options = { signal?: AbortSignal }

type Args<TVariables> =
  TVariables extends Record<string, never>
    ? [variables?: undefined, options?: Options]
    : [variables: TVariables, options?: Options]

type Payload<TData> = {
  data?: TData | null
  errors?: { message: string; extensions?: { code?: string; requestId?: string; retryAfter?: number } }[]
}

/**
 * One operation. Throws `ApiError`; an expired sign-in is renewed once and the operation repeated,
 * which is safe because the server refused it before doing anything.
 */
export async function graphqlRequest<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  // NoInfer: the document decides the variables, not the argument.
  ...[variables, options]: Args<NoInfer<TVariables>>
): Promise<TData> {
  const body = JSON.stringify({ query: document.toString(), variables })
  try {
    return await attempt(body, options?.signal)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED' || !(await renew())) throw error
    return attempt(body, options?.signal)
  }
}

async function attempt<TData>(body: string, signal: AbortSignal | undefined): Promise<TData> {
  const token = await accessToken()
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
