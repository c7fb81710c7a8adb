/** A piece of a filled template: words, or a placeholder for which nothing is known. */
export type Piece = { text: string; isOpen: boolean }

/** Cuts a filled template where braces are left: those are for a person to write. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(\{[^{}\n]+\})/)
    .filter(Boolean)
    .map((part) => ({ text: part, isOpen: /^\{[^{}\n]+\}$/.test(part) }))
}

/** What is left open, each once, in the order of the text. */
export function openPlaces(text: string): string[] {
  return [
    ...new Set(
      pieces(text)
        .filter(({ isOpen }) => isOpen)
        .map((piece) => piece.text.slice(1, -1)),
    ),
  ]
}

/** A line of a template: a heading where it begins with «# », words otherwise. */
export type Line = { text: string; isHeading: boolean }

export function lines(text: string): Line[] {
  return text.split('\n').map((line) => {
    const isHeading = line.startsWith('# ')
    return { isHeading, text: isHeading ? line.slice(2) : line }
  })
}

/** The name of a place as the catalogue keys it: «order number» → `order_number`. */
export const placeKey = (name: string) => name.trim().replaceAll(/\W+/g, '_')
