import { readFragment } from '@/shared/graphql/generated'
import type { EndReason, RollOverSchoolYearInput } from '@/shared/graphql/generated/graphql'
import { PAIR_ROW } from '../../domain/pairs/pair-row.fragment'
import type { RolloverCard, RolloverPair } from './rollover.query'

/** What was said of a pair: it goes on, or it ends for a reason; nothing yet for a pair that waits. */
export type PairDecision = 'GO_ON' | EndReason
export type CardDecision = 'KEEP' | 'PAUSE' | 'ARCHIVE'

/** What differs from what suggests itself, by id. */
export type Decisions = {
  pairs: Readonly<Record<string, PairDecision>>
  cards: Readonly<Record<string, CardDecision>>
}

export const NOTHING_SAID: Decisions = { pairs: {}, cards: {} }

export const idOf = (pair: RolloverPair) => readFragment(PAIR_ROW, pair.mentorship).id

/** What holds for a pair now: the reader's word, else what suggests itself, else nothing. */
export function pairDecision(pair: RolloverPair, { pairs }: Decisions): PairDecision | null {
  return pairs[idOf(pair)] ?? (pair.goesOnByItself ? 'GO_ON' : pair.suggestedEnd) ?? null
}

export function cardDecision(card: RolloverCard, { cards }: Decisions): CardDecision {
  return card.outlook === 'OWNER_LEAVES' ? 'ARCHIVE' : (cards[card.id] ?? 'KEEP')
}

export type Summary = {
  undecided: number
  goingOn: number
  ending: readonly { pair: RolloverPair; reason: EndReason }[]
  paused: number
  archived: number
}

/** What will come of the decisions, for the last step. */
export function summarise(
  pairs: readonly RolloverPair[],
  cards: readonly RolloverCard[],
  decisions: Decisions,
): Summary {
  const said = pairs.map((pair) => ({ pair, decision: pairDecision(pair, decisions) }))
  const ofCards = cards.map((card) => cardDecision(card, decisions))
  return {
    undecided: said.filter(({ decision }) => decision === null).length,
    goingOn: said.filter(({ decision }) => decision === 'GO_ON').length,
    ending: said.flatMap(({ pair, decision }) =>
      decision === null || decision === 'GO_ON' ? [] : [{ pair, reason: decision }],
    ),
    // A card that is set aside already stays so.
    paused: cards.filter((card, at) => ofCards[at] === 'PAUSE' && card.state !== 'PAUSED').length,
    archived: ofCards.filter((decision) => decision === 'ARCHIVE').length,
  }
}

type Sent = Pick<RollOverSchoolYearInput, 'goOnIds' | 'end' | 'pauseCardIds' | 'archiveCardIds'>

/** The decisions as the server takes them: each pair is named, so that what the reader saw is what happens. */
export function toInput(
  pairs: readonly RolloverPair[],
  cards: readonly RolloverCard[],
  decisions: Decisions,
): Sent {
  const { ending } = summarise(pairs, cards, decisions)
  const cardsWith = (wanted: CardDecision) =>
    cards.filter((card) => cardDecision(card, decisions) === wanted).map(({ id }) => id)
  return {
    goOnIds: pairs.filter((pair) => pairDecision(pair, decisions) === 'GO_ON').map(idOf),
    end: ending.map(({ pair, reason }) => ({ mentorshipId: idOf(pair), reason })),
    pauseCardIds: cardsWith('PAUSE'),
    archiveCardIds: cardsWith('ARCHIVE'),
  }
}
