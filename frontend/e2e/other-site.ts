import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../public/examples')
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/**
 * A site of somebody else on an origin of its own: the example page, pointed at the service, and at `/own.html` a page
 * with `html` in it.
 */
export async function openOtherSite(
  service: string,
  html = '',
): Promise<{ url: string; own: string; close: () => void }> {
  const page = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Сайт школы</title>
    <body><main><h1>Сайт школы</h1><h2>Наставничество</h2>${html}</main></body></html>`
  const site = createServer(async ({ url = '/' }, answer) => {
    const name = /^\/([\w-]+\.(html|js|css))$/.exec(url)
    const file =
      url === '/own.html'
        ? page
        : name?.[1]
          ? await readFile(join(FOLDER, name[1]), 'utf8').catch(() => undefined)
          : undefined
    if (file === undefined) return answer.writeHead(404).end()
    answer.writeHead(200, { 'content-type': `${TYPES[name?.[2] ?? ''] ?? 'text/plain'}; charset=utf-8` })
    return answer.end(file.replace('data-nastavnik=""', `data-nastavnik="${service}"`))
  })
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  const { port } = site.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return { url: `${origin}/third-party.html`, own: `${origin}/own.html`, close: () => site.close() }
}
