import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type {
  DocumentRow_DocumentFragment,
  RegionDocumentsQueryVariables,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'
import { toPageVariables } from '@/shared/lib/paging'
import type { DocumentsSearch } from './documents.search'

/** A document as a line of a registry. */
export const DOCUMENT_ROW = graphql(/* GraphQL */ `
  fragment DocumentRow_document on Document {
    id
    kind
    title
    number
    date
    effectiveFrom
    validUntil
    isExpired
    state
    version
    publishedAt
    owner {
      id
      level
      name
    }
    expertise {
      id
      state
      conclusion
    }
  }
`)
export type DocumentRow = DocumentRow_DocumentFragment

/** A page of a registry, whosever it is. */
const PAGE = graphql(/* GraphQL */ `
  fragment Documents_page on DocumentConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...DocumentRow_document
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionDocuments(
    $id: ID!
    $filter: DocumentFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        mayAddDocuments
        documents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Documents_page
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityDocuments(
    $id: ID!
    $filter: DocumentFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        mayAddDocuments
        documents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Documents_page
        }
      }
    }
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolDocuments(
    $id: ID!
    $filter: DocumentFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        mayAddDocuments
        documents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Documents_page
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, variables: RegionDocumentsQueryVariables, signal: AbortSignal) {
  switch (level) {
    case 'REGION':
      return (await graphqlRequest(REGION, variables, { signal })).viewer?.region ?? null
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality ?? null
    case 'SCHOOL':
      return (await graphqlRequest(SCHOOL, variables, { signal })).viewer?.school ?? null
    default:
      return level satisfies never
  }
}

const documentsFilter = (search: DocumentsSearch) => ({
  text: search.q ?? null,
  kinds: search.kind ? [search.kind] : null,
  states: search.state ? [search.state] : null,
  level: search.owner ?? null,
  year: search.dated ?? null,
})

/** The registry of a place: its own documents in any state, those in force above it. */
export const documentsQuery = (level: PlaceLevel, id: string, search: DocumentsSearch) => {
  // An open sheet is no other list.
  const { add: _add, ...asked } = search
  return queryOptions({
    queryKey: ['documents', level, id, asked],
    queryFn: async ({ signal }) => {
      const variables = { id, filter: documentsFilter(asked), ...toPageVariables(asked, 20) }
      const place = await placeOf(level, variables, signal)
      return (
        place && {
          name: place.name,
          adds: place.mayAddDocuments,
          list: readFragment(PAGE, place.documents),
        }
      )
    },
    placeholderData: keepPreviousData,
  })
}
