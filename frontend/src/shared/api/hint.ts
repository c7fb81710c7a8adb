/** Says only that a refresh cookie may exist, which a script cannot see. No secret. */
const KEY = 'nastavnik.signed-in'

export const hintKept = (): boolean => localStorage.getItem(KEY) === '1'
export const keepHint = (): void => localStorage.setItem(KEY, '1')
export const dropHint = (): void => localStorage.removeItem(KEY)
