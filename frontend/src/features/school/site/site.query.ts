import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolSite($id: ID!) {
    viewer {
      school(id: $id) {
        id
        slug
        name
      }
    }
  }
`)

const PUBLIC = graphql(/* GraphQL */ `
  query SchoolSitePublic($slug: String!) {
    school(slug: $slug) {
      practices(first: 1) {
        totalCount
      }
      municipality {
        slug
        name
        practiceCount
      }
    }
  }
`)

/** A school by its public name, and what of it everybody sees; `shown` is `null` while that is nothing. */
export const siteQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'site'],
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(SCHOOL, { id }, { signal })
      const school = viewer?.school
      if (!school) return null
      const { school: shown } = await graphqlRequest(PUBLIC, { slug: school.slug }, { signal })
      return { ...school, shown }
    },
  })
