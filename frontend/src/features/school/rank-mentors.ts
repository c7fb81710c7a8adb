import type {
  MentorCard_CardFragment,
  MentoringFormat,
  MentoringTopic,
} from '@/shared/graphql/generated/graphql'

export type Candidate = {
  card: MentorCard_CardFragment
  /** Topics that the need asks for and the mentor offers. */
  topics: readonly MentoringTopic[]
  formats: readonly MentoringFormat[]
  free: number
  /** Why the pair cannot be proposed; the mentor stays in the list, so that nobody looks for them. */
  obstacle?: 'SELF' | 'FULL' | 'NOT_IN_BANK'
}

type Wish = {
  person: { id: string }
  topics: readonly MentoringTopic[]
  formats: readonly MentoringFormat[]
}

/** Mentors for one need: first those who fit and have a place, at the end those who cannot be asked. */
export function rankMentors(need: Wish, cards: readonly MentorCard_CardFragment[]): Candidate[] {
  const candidates = cards.map((card): Candidate => {
    const free = Math.max(card.capacity - card.load, 0)
    const obstacle =
      card.person.id === need.person.id
        ? 'SELF'
        : card.state !== 'IN_BANK'
          ? 'NOT_IN_BANK'
          : free === 0
            ? 'FULL'
            : undefined
    return {
      card,
      topics: card.topics.filter((topic) => need.topics.includes(topic)),
      formats: card.formats.filter((format) => need.formats.includes(format)),
      free,
      ...(obstacle ? { obstacle } : {}),
    }
  })
  // Sorting is stable: equals keep the server's order, by name.
  return candidates.sort(
    (one, other) =>
      Number(one.obstacle !== undefined) - Number(other.obstacle !== undefined) ||
      other.topics.length - one.topics.length ||
      other.formats.length - one.formats.length ||
      other.free - one.free,
  )
}
