import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MatchingSettingsInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { type PagingSearch, toPageVariables } from '@/shared/lib/paging'

/** Where the matching stands: at a school, or across the schools of a municipality. */
export type Ground = { level: 'SCHOOL' | 'MUNICIPALITY'; id: string }

const SCHOOL_DESK = graphql(/* GraphQL */ `
  query SchoolMatching($id: ID!) {
    viewer {
      school(id: $id) {
        id
        name
        matching {
          ...MatchingDesk_desk
        }
      }
    }
  }
`)

const MUNICIPALITY_DESK = graphql(/* GraphQL */ `
  query MunicipalityMatching($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        matching {
          ...MatchingDesk_desk
        }
      }
    }
  }
`)

const SCHOOL_RUN = graphql(/* GraphQL */ `
  query SchoolMatchingRun(
    $id: ID!
    $run: ID!
    $with: ID!
    $compare: Boolean!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        matching {
          run(id: $run) {
            ...MatchingRun_run
          }
        }
      }
    }
  }
`)

const MUNICIPALITY_RUN = graphql(/* GraphQL */ `
  query MunicipalityMatchingRun(
    $id: ID!
    $run: ID!
    $with: ID!
    $compare: Boolean!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        matching {
          run(id: $run) {
            ...MatchingRun_run
          }
        }
      }
    }
  }
`)

const SCHOOL_LEFT = graphql(/* GraphQL */ `
  query SchoolUnmatched($id: ID!) {
    viewer {
      school(id: $id) {
        id
        matching {
          unmatched {
            ...UnmatchedMentee_left
          }
        }
      }
    }
  }
`)

const SCHOOL_CANDIDATES = graphql(/* GraphQL */ `
  query SchoolMatchCandidates($id: ID!, $menteeId: ID!, $settings: MatchingSettingsInput) {
    viewer {
      school(id: $id) {
        id
        matching {
          candidates(menteeId: $menteeId, settings: $settings) {
            score
            blockers
            mentor {
              ...MatchingMentor_mentor
            }
            reasons {
              ...MatchReason_reason
            }
          }
        }
      }
    }
  }
`)

const MUNICIPALITY_CANDIDATES = graphql(/* GraphQL */ `
  query MunicipalityMatchCandidates($id: ID!, $menteeId: ID!, $settings: MatchingSettingsInput) {
    viewer {
      municipality(id: $id) {
        id
        matching {
          candidates(menteeId: $menteeId, settings: $settings) {
            score
            blockers
            mentor {
              ...MatchingMentor_mentor
            }
            reasons {
              ...MatchReason_reason
            }
          }
        }
      }
    }
  }
`)

const key = ({ level, id }: Ground) => [level === 'SCHOOL' ? 'school' : 'municipality', id, 'matching']

export const deskQuery = (ground: Ground) =>
  queryOptions({
    queryKey: [...key(ground), 'desk'],
    queryFn: async ({ signal }) => {
      if (ground.level === 'SCHOOL') {
        const { viewer } = await graphqlRequest(SCHOOL_DESK, { id: ground.id }, { signal })
        return viewer?.school ?? null
      }
      const { viewer } = await graphqlRequest(MUNICIPALITY_DESK, { id: ground.id }, { signal })
      return viewer?.municipality ?? null
    },
  })

type Wanted = { run: string; with: string | undefined; page: PagingSearch }

export const runQuery = (ground: Ground, wanted: Wanted) =>
  queryOptions({
    queryKey: [...key(ground), 'run', wanted],
    queryFn: async ({ signal }) => {
      const variables = {
        id: ground.id,
        run: wanted.run,
        with: wanted.with ?? wanted.run,
        compare: wanted.with !== undefined,
        ...toPageVariables(wanted.page, 50),
      }
      if (ground.level === 'SCHOOL') {
        const { viewer } = await graphqlRequest(SCHOOL_RUN, variables, { signal })
        return viewer?.school?.matching?.run ?? null
      }
      const { viewer } = await graphqlRequest(MUNICIPALITY_RUN, variables, { signal })
      return viewer?.municipality?.matching?.run ?? null
    },
    placeholderData: keepPreviousData,
  })

/** Who is left over, for the psychologist, who sees no runs. */
export const leftQuery = (schoolId: string) =>
  queryOptions({
    queryKey: [...key({ level: 'SCHOOL', id: schoolId }), 'left'],
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(SCHOOL_LEFT, { id: schoolId }, { signal })
      return viewer?.school?.matching?.unmatched ?? null
    },
  })

export const candidatesQuery = (ground: Ground, menteeId: string, settings: MatchingSettingsInput) =>
  queryOptions({
    queryKey: [...key(ground), 'candidates', menteeId, settings],
    queryFn: async ({ signal }) => {
      const variables = { id: ground.id, menteeId, settings }
      if (ground.level === 'SCHOOL') {
        const { viewer } = await graphqlRequest(SCHOOL_CANDIDATES, variables, { signal })
        return viewer?.school?.matching?.candidates ?? null
      }
      const { viewer } = await graphqlRequest(MUNICIPALITY_CANDIDATES, variables, { signal })
      return viewer?.municipality?.matching?.candidates ?? null
    },
  })
