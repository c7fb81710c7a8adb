import { graphql } from '@/shared/graphql/generated'

/** A consent as its card reads it. */
export const CONSENT = graphql(/* GraphQL */ `
  fragment Consent_consent on Consent {
    id
    purpose
    school {
      id
      name
    }
    fields
    resources
    textVersion
    channel
    validFrom
    validUntil
    withdrawnOn
    holds
    endsSoon
    replaced
    text {
      title
      paragraphs
    }
    signedBy {
      fullName
      relation
    }
    effectsOfWithdrawal {
      practicesLosingName
      pairsProposedToEnd
      unpublished
      unpublishedAt
      destroyBy
      endings {
        id
        mentors {
          person {
            shortName
          }
        }
        mentees {
          person {
            shortName
          }
        }
      }
      kept {
        thing
        ground
        until
      }
    }
    viewerCan
  }
`)

/** A text that the reader can consent to, and the consent that holds now. */
export const CONSENT_TEXT = graphql(/* GraphQL */ `
  fragment Consent_text on ConsentText {
    purpose
    version
    paragraphs
    portal
    school {
      id
      name
    }
    given {
      id
      ...Consent_consent
    }
  }
`)
