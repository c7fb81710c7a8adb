import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type {
  ImportLinesQuery,
  ImportRun_ImportFragment,
  ImportVerdict,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { ImportSearch, Shown } from './import.search'

export const IMPORT_RUN = graphql(/* GraphQL */ `
  fragment ImportRun_import on ImportRun {
    id
    kind
    fileName
    state
    failure
    changedMeanwhile
    done
    total
    version
    createdAt
    fields
    missingFields
    columns {
      column
      letters
      heading
      samples
      field
    }
    remarks {
      kind
      row
      count
    }
    counts {
      verdict
      count
    }
  }
`)

const RUN = graphql(/* GraphQL */ `
  query ImportRun($id: ID!) {
    viewer {
      importById(id: $id) {
        ...ImportRun_import
      }
    }
  }
`)

const LINES = graphql(/* GraphQL */ `
  query ImportLines(
    $id: ID!
    $verdicts: [ImportVerdict!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      importById(id: $id) {
        id
        lines(filter: { verdicts: $verdicts }, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            row
            verdict
            cells
            choice
            subjectId
            problems {
              field
              letters
              column
              kind
              value
              limit
              row
              candidates {
                personId
                fullName
                birthDate
                position
              }
            }
            changes {
              field
              from
              to
            }
            candidates {
              personId
              fullName
              birthDate
              position
            }
          }
        }
      }
    }
  }
`)

export type ImportRun = ImportRun_ImportFragment
type LinesOf = NonNullable<NonNullable<ImportLinesQuery['viewer']>['importById']>['lines']
export type ImportLine = LinesOf['nodes'][number]

/** The server goes on by itself in these states: who looks is told every second. */
const GOES_ON: readonly string[] = ['WAITING', 'APPLYING']

export const importRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id, 'run'],
    queryFn: ({ signal }) => graphqlRequest(RUN, { id }, { signal }),
    refetchInterval: ({ state }) => {
      const run = state.data?.viewer?.importById as { state?: string } | null | undefined
      return run?.state && GOES_ON.includes(run.state) ? 1_000 : false
    },
  })

const VERDICTS: Record<Shown, ImportVerdict[] | null> = {
  problems: ['WRONG', 'DOUBTFUL'],
  new: ['NEW'],
  changed: ['UPDATE'],
  same: ['SAME', 'SKIPPED'],
  all: null,
}

export const importLinesQuery = (id: string, version: number, show: Shown, search: ImportSearch) =>
  queryOptions({
    queryKey: ['import', id, 'lines', version, show, search.after, search.before],
    queryFn: ({ signal }) =>
      graphqlRequest(LINES, { id, verdicts: VERDICTS[show], ...toPageVariables(search, 50) }, { signal }),
    placeholderData: keepPreviousData,
  })
