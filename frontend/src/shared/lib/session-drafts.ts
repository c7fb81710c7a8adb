/** Drafts of who is signed in begin so; they leave the device with the session that was ended by hand. */
const OF_SESSION = 'nastavnik.draft.'

/** The key of a draft that must not outlive a deliberate sign-out: the device may be shared. */
export const sessionDraftKey = (name: string) => `${OF_SESSION}${name}`

/** Takes away every draft of who was signed in. */
export function forgetSessionDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OF_SESSION)) localStorage.removeItem(key)
  } catch {
    // A shut storage holds nothing.
  }
}
