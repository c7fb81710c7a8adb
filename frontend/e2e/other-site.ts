import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../public/examples')
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** A site of somebody else: the example page on an origin of its own, pointed at the service. */
export async function openOtherSite(service: string): Promise<{ url: string; close: () => void }> {
  const site = createServer(async ({ url = '/' }, answer) => {
    const name = /^\/([\w-]+\.(html|js|css))$/.exec(url)
    const file = name?.[1] ? await readFile(join(FOLDER, name[1]), 'utf8').catch(() => undefined) : undefined
    if (file === undefined) return answer.writeHead(404).end()
    answer.writeHead(200, { 'content-type': `${TYPES[name?.[2] ?? ''] ?? 'text/plain'}; charset=utf-8` })
    return answer.end(file.replace('data-nastavnik=""', `data-nastavnik="${service}"`))
  })
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  const { port } = site.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/third-party.html`, close: () => site.close() }
}
