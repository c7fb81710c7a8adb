/** What a key does in the list of rows. */
export type KeyAct = 'previous' | 'next' | 'edit' | 'check' | 'doubt'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Where the focus is: on a row, on a button within it, in a field that takes letters itself. */
export type Focus = 'row' | 'control' | 'field'

/** The act of a key; a letter is known by its place on the keyboard, whatever language is switched on. */
export function actOf(pressed: Pressed, focus: Focus): KeyAct | undefined {
  if (focus === 'field' || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.shiftKey)
    return undefined
  if (pressed.key === 'ArrowUp') return 'previous'
  if (pressed.key === 'ArrowDown') return 'next'
  if (pressed.code === 'KeyN') return 'doubt'
  // On a button these are its own.
  if (focus === 'control') return undefined
  if (pressed.key === 'Enter') return 'edit'
  return pressed.key === ' ' ? 'check' : undefined
}

/** What takes letters, and what only takes a press. */
export function focusOf(target: EventTarget | null, row: Element | null): Focus {
  if (target === row || !(target instanceof Element)) return 'row'
  return target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="listbox"]')
    ? 'field'
    : 'control'
}

/** The row above or below, or the same at the end of the list; the first where none is chosen. */
export function neighbour(
  ids: readonly string[],
  chosen: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = chosen === undefined ? -1 : ids.indexOf(chosen)
  if (at === -1) return ids[0]
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)]
}

/** The next row that is in question, from the first again after the last; none where nothing is. */
export function nextDoubt(
  ids: readonly string[],
  inQuestion: (id: string) => boolean,
  chosen: string | undefined,
): string | undefined {
  const at = chosen === undefined ? -1 : ids.indexOf(chosen)
  return [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find(inQuestion)
}
