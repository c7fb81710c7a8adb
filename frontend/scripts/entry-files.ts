import type { OutputBundle, OutputChunk } from 'rolldown'
import type { Plugin } from 'vite'

type Entry = {
  /** What of the addresses it serves. */ at: string /** Sources whose files it needs at first. */
  of: string[]
}

/**
 * Tells `before-paint.js` which files each entry of the one document needs. Without it the browser would learn of them
 * only after the script that chooses the entry has come and run; with plain links in the document it would load both.
 */
export function entryFiles(entries: readonly Entry[]): Plugin {
  return {
    name: 'entry-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const known = new Set(chunk ? filesOf(chunk, bundle) : [])
        const lists = entries.map(({ at, of }) => {
          const files = of.flatMap((source) => filesOf(chunkOf(source, bundle), bundle))
          return { at, files: [...new Set(files)].filter((file) => !known.has(file)) }
        })
        const text = JSON.stringify(lists).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
        return {
          html: html.replace('src="/before-paint.js"', (script) => `${script} data-entries="${text}"`),
          // The letters of every page: coming after the first paint, they would move it.
          tags: Object.keys(bundle)
            .filter((file) => /golos-text-(cyrillic|latin)-wght-normal-[^/]*\.woff2$/.test(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
              injectTo: 'head-prepend' as const,
            })),
        }
      },
    },
  }
}

function chunkOf(source: string, bundle: OutputBundle): OutputChunk {
  const found = Object.values(bundle).find(
    (file): file is OutputChunk => file.type === 'chunk' && (file.facadeModuleId?.endsWith(source) ?? false),
  )
  if (!found) throw new Error(`no chunk of ${source}`)
  return found
}

/** A chunk with all that it imports at once, and the styles of each. */
function filesOf(chunk: OutputChunk, bundle: OutputBundle, seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return []
  seen.add(chunk.fileName)
  const inner = chunk.imports.flatMap((name) => {
    const file = bundle[name]
    return file?.type === 'chunk' ? filesOf(file, bundle, seen) : []
  })
  return [...inner, chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]
}
