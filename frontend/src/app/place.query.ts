import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'

const QUERY = graphql(/* GraphQL */ `
  query PlaceInHand($id: ID!, $region: Boolean!, $municipality: Boolean!, $school: Boolean!) {
    viewer {
      region(id: $id) @include(if: $region) {
        id
        name
        schoolYears
      }
      municipality(id: $id) @include(if: $municipality) {
        id
        name
        schoolYears
        viewerCan
        region {
          id
          level
          name
        }
      }
      school(id: $id) @include(if: $school) {
        id
        name
        schoolYears
        access
        municipality {
          id
          level
          name
        }
      }
    }
  }
`)

export type PlaceRef = { id: string; level: PlaceLevel; name: string }
export type PlaceInHand = PlaceRef & {
  schoolYears: readonly number[]
  parent?: PlaceRef
  /** Whether the reader works with the place itself, and not only reads its figures from above. */
  inside: boolean
}

/** The name, the years and the parent of the place in the address; `null` when it is not the reader's. */
export const placeQuery = (id: string, level: PlaceLevel) =>
  queryOptions({
    queryKey: ['place', id],
    queryFn: async ({ signal }): Promise<PlaceInHand | null> => {
      const variables = {
        id,
        region: level === 'REGION',
        municipality: level === 'MUNICIPALITY',
        school: level === 'SCHOOL',
      }
      const { viewer } = await graphqlRequest(QUERY, variables, { signal })
      if (viewer?.region) return { ...viewer.region, level, inside: true }
      if (viewer?.municipality) {
        const { region, viewerCan, ...place } = viewer.municipality
        return { ...place, level, parent: region, inside: viewerCan.includes('READ_BANKS') }
      }
      if (viewer?.school) {
        const { municipality, access, ...place } = viewer.school
        return { ...place, level, parent: municipality, inside: access === 'FULL' }
      }
      return null
    },
    staleTime: 5 * 60_000,
  })
