import { graphql } from '@/shared/graphql/generated'

/** What is kept of a pupil beside a name. */
export const PUPIL = graphql(/* GraphQL */ `
  fragment Pupil_pupil on Pupil {
    className
    birthYear
    since
    until
    version
  }
`)
