import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { accessToken, drop, mayBeSignedIn } from '@/shared/api/access'
import { graphql } from '@/shared/graphql/generated'
import type { SessionQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Session {
    viewer {
      email
      person {
        id
        fullName
        shortName
      }
      posts {
        id
        role
        validFrom
        place {
          id
          level
          name
        }
      }
      participant {
        workplaces {
          id
        }
      }
    }
  }
`)

export type SessionViewer = NonNullable<SessionQuery['viewer']>

/** Who is signed in; the frame of every working page is drawn from it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
  staleTime: 5 * 60_000,
})

/** The guard of the working pages: the viewer, or away to the sign-in page and back here afterwards. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<SessionViewer> {
  if (await accessToken()) {
    const { viewer } = await queryClient.ensureQueryData(sessionQuery)
    if (viewer) return viewer
    drop()
  }
  throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } })
}

/** The guard of the sign-in page: who is in needs no door. */
export async function skipWhenSignedIn(next: string | undefined): Promise<void> {
  if (mayBeSignedIn() && (await accessToken().catch(() => undefined))) throw redirect({ href: next ?? '/' })
}
