/** What the registry takes, by the ending that a person sees; the server looks at the content and believes no name. */
export const ENDINGS = ['.pdf', '.docx', '.xlsx', '.odt', '.jpg', '.jpeg', '.png'] as const

/** The cap of the server, in bytes. */
export const MOST_BYTES = 20 * 1024 * 1024

/** The statuses by which the server says why it did not take a file. */
export const REFUSALS = [400, 409, 413, 415] as const

/** Why a file was not taken; each has its words and what helps. */
export type Refused =
  | 'SIZE'
  | 'KIND'
  | 'OLD_WORD'
  | 'EMPTY'
  | 'BROKEN'
  | 'ACTIVE'
  | 'UNPACKS'
  | 'PASSWORD'
  | 'CHANGED'
  | 'OTHER'

/** What can be told without sending: nobody waits for 40 MB to leave in order to read that they are too many. */
export function refusedHere(file: Pick<File, 'name' | 'size'>): Refused | undefined {
  if (file.size === 0) return 'EMPTY'
  if (file.size > MOST_BYTES) return 'SIZE'
  if (/\.(doc|xls|rtf)$/i.test(file.name)) return 'OLD_WORD'
  return undefined
}

/** The refusal of the server as one of ours. */
export function refusedBy({ status, words }: { status: number; words: string }): Refused {
  if (status === 413) return 'SIZE'
  if (status === 415) return 'KIND'
  if (status === 409) return 'CHANGED'
  if (/breaks off/.test(words)) return 'BROKEN'
  if (/runs something|carries other files/.test(words)) return 'ACTIVE'
  if (/password/.test(words)) return 'PASSWORD'
  if (/unpacks/.test(words)) return 'UNPACKS'
  return 'OTHER'
}
