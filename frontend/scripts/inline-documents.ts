import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FragmentDefinitionNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql'
import type { Plugin } from 'vite'

const CALL = /\bgraphql\(\s*\/\* GraphQL \*\/\s*`([^`]*)`,?\s*\)/g
const GENERATED = '/src/shared/graphql/generated/'

/** Every fragment of the sources by its name. Names are unique: the code generator refuses two alike. */
function fragmentsOf(root: string): Map<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>()
  for (const path of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path) || /\.test\./.test(path)) continue
    for (const [, text = ''] of readFileSync(join(root, 'src', path), 'utf8').matchAll(CALL))
      for (const node of parse(text).definitions)
        if (node.kind === Kind.FRAGMENT_DEFINITION) found.set(node.name.value, node)
  }
  return found
}

/** The document with the fragments that it spreads, and those that they spread, in as few characters as can be. */
function whole(text: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string {
  const parts = [...parse(text).definitions]
  const seen = new Set<string>()
  // The list grows while it is read: a spread fragment may spread another.
  for (const part of parts)
    visit(part, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value)
        if (!fragment) throw new Error(`no fragment ${value}`)
        if (!seen.has(value)) parts.push(fragment)
        seen.add(value)
      },
    })
  return stripIgnoredCharacters(parts.map(print).join('\n'))
}

/**
 * Writes each GraphQL document where it is used. Without this the generated map of all documents of the project
 * would travel with the first page, and each document once more in its own place. A fragment alone is only a type.
 */
export function inlineDocuments(): Plugin {
  let fragments = new Map<string, FragmentDefinitionNode>()
  let root = ''
  return {
    name: 'inline-documents',
    apply: 'build',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root
    },
    buildStart() {
      fragments = fragmentsOf(root)
    },
    transform(code, id) {
      if (id.includes(GENERATED)) return { code, map: null, moduleSideEffects: false }
      if (!/\.tsx?($|\?)/.test(id) || !code.includes('/* GraphQL */')) return null
      const inlined = code.replace(CALL, (_, text: string) => {
        const onlyFragments = parse(text).definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
        return JSON.stringify(onlyFragments ? '' : whole(text, fragments))
      })
      return { code: inlined, map: null }
    },
  }
}
