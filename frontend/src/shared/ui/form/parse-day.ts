/** `14.12.2026`, `14 12 2026`, `14/12/26` → `2026-12-14`. `null` when it is no day of the calendar. */
export function parseDay(input: string): string | null {
  const match = /^(\d{1,2})[.\s/-](\d{1,2})[.\s/-](\d{4}|\d{2})$/.exec(input.trim())
  const [, day = '', month = '', year = ''] = match ?? []
  if (!match) return null
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${iso}T00:00:00Z`)
  // 31.02 would roll over to March and be believed.
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? null : iso
}
