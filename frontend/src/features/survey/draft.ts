/** Answers by the code of their question. */
export type Answers = Readonly<Record<string, readonly string[]>>

const keyOf = (token: string) => `survey-draft:${token}`

/** What was typed on this device and has not reached the server. A full or shut storage is no reason to stop. */
export function readDraft(token: string): Answers {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(keyOf(token)) ?? '{}')
    if (typeof raw !== 'object' || raw === null) return {}
    return Object.fromEntries(
      Object.entries(raw).filter(
        (entry): entry is [string, string[]] =>
          Array.isArray(entry[1]) && entry[1].every((value) => typeof value === 'string'),
      ),
    )
  } catch {
    return {}
  }
}

export function writeDraft(token: string, draft: Answers): void {
  try {
    if (Object.keys(draft).length === 0) localStorage.removeItem(keyOf(token))
    else localStorage.setItem(keyOf(token), JSON.stringify(draft))
  } catch {
    // The server still gets every answer; only a lost connection would lose what is typed meanwhile.
  }
}

/** What is left of the draft once `saved` has reached the server: what was changed since stays. */
export function without(draft: Answers, saved: Answers): Answers {
  return Object.fromEntries(Object.entries(draft).filter(([code, values]) => saved[code] !== values))
}
