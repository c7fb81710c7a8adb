import type { Consent_ConsentFragment } from '@/shared/graphql/generated/graphql'
import { IconCompleted, IconDraft, IconEarlier, IconReturned, IconWarning } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export type ConsentState = 'NEVER' | 'HOLDS' | 'ENDS_SOON' | 'OLD_TEXT' | 'EXPIRED' | 'WITHDRAWN' | 'REPLACED'

export const CONSENT_LOOK = {
  NEVER: { icon: IconDraft, tone: 'neutral' },
  HOLDS: { icon: IconCompleted, tone: 'active' },
  ENDS_SOON: { icon: IconWarning, tone: 'attention' },
  OLD_TEXT: { icon: IconWarning, tone: 'attention' },
  EXPIRED: { icon: IconEarlier, tone: 'attention' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
  REPLACED: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<ConsentState, StatusLook>

/** What became of the consent to a text: of the one that holds, else of the latest one that was given. */
export function consentState(consent: Consent_ConsentFragment | undefined, version: string): ConsentState {
  if (!consent) return 'NEVER'
  if (consent.replaced) return 'REPLACED'
  if (consent.withdrawnOn) return 'WITHDRAWN'
  if (!consent.holds) return 'EXPIRED'
  if (consent.endsSoon) return 'ENDS_SOON'
  return consent.textVersion === version ? 'HOLDS' : 'OLD_TEXT'
}
