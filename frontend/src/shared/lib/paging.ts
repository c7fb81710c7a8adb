import * as v from 'valibot'

/** Entries for a route's search schema: `v.object({ ...pagingSearch, q: … })`. Unknown values are dropped. */
export const pagingSearch = {
  after: v.fallback(v.optional(v.string()), undefined),
  before: v.fallback(v.optional(v.string()), undefined),
}

export type PagingSearch = { after?: string | undefined; before?: string | undefined }

/** What every filter change writes beside itself: a cursor of the old list means nothing in the new one. */
export const FIRST_PAGE = { after: undefined, before: undefined } as const satisfies PagingSearch

/** The cursor in the URL as Relay arguments. */
export function toPageVariables(search: PagingSearch, size: number) {
  return search.before ? { last: size, before: search.before } : { first: size, after: search.after ?? null }
}

export type PageInfo = {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor?: string | null | undefined
  endCursor?: string | null | undefined
}

/** The two buttons under a table; `undefined` where there is no such page. */
export function pageSteps(info: PageInfo | undefined, go: (search: PagingSearch) => void) {
  const { startCursor, endCursor } = info ?? {}
  return {
    onPrevious:
      info?.hasPreviousPage && startCursor ? () => go({ before: startCursor, after: undefined }) : undefined,
    onNext: info?.hasNextPage && endCursor ? () => go({ after: endCursor, before: undefined }) : undefined,
  }
}
