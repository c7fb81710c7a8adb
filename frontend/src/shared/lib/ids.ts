/** The levels that have a page of their own, by the letter of their address. */
export const PLACE_PATHS = { REGION: 'r', MUNICIPALITY: 'm', SCHOOL: 's' } as const
export type PlaceLevel = keyof typeof PLACE_PATHS

/** `school:0197…` → `0197…`: the API names the kind, an address names it by its path. */
export function bareId(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

/** `0197…` → `school:0197…` */
export function nodeId(kind: string, bare: string): string {
  return `${kind}:${bare}`
}

/** The address of a place's overview. */
export function placePath({ id, level }: { id: string; level: PlaceLevel }): string {
  return `/${PLACE_PATHS[level]}/${bareId(id)}`
}

/** The address of a page of a place: `/s/0197…/duties`. */
export function placePagePath(place: { id: string; level: PlaceLevel }, page: string): string {
  return `${placePath(place)}/${page}`
}

/** An address given by a link may lead only into this site. */
export function innerPath(path: string | undefined): string {
  return path?.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\') ? path : '/'
}
