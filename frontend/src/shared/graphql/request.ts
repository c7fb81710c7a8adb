import { accessToken, renew } from '@/shared/api/access'
import { ApiError } from '@/shared/api/error'
import { type Args, ask } from './ask'
import type { TypedDocumentString } from './generated/graphql'

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
  return ask(body, await accessToken(), signal)
}
