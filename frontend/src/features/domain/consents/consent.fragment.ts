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
    textVersion
    channel
    validFrom
    validUntil
    withdrawnOn
    holds
    effectsOfWithdrawal {
      practicesLosingName
      pairsProposedToEnd
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
