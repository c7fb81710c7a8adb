import { graphql } from '@/shared/graphql/generated'

/** What a participant asks of the head. */
export const REQUEST = graphql(/* GraphQL */ `
  fragment Request_request on MentorshipRequest {
    id
    kind
    state
    filedOn
    reason
    opinion
    decision
    decidedOn
    noticeUntil
    noticeGround
    viewerCan
    author {
      id
      shortName
    }
  }
`)
