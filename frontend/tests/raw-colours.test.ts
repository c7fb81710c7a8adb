import { expect, it } from 'vitest'
import { sources } from './sources'

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i
/** Colour names are caught where a colour is expected. */
const NAMED =
  /(?:color|background|fill|stroke|border[\w-]*):\s*(?:white|black|red|green|blue|gr[ae]y|orange)\b/i

it('writes colours in the theme and nowhere else, so that dark and light change together', () => {
  const found = sources(/\.(tsx?|css)$/)
    .filter(([path]) => !path.startsWith('src/shared/theme/'))
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          COLOUR.test(line) || NAMED.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
        ),
    )
  expect(found).toEqual([])
})
