import { readdirSync, readFileSync } from 'node:fs'

/** The files of the application as text, `[path, text]`, without what is generated and without tests. */
export function sources(pattern: RegExp): [path: string, text: string][] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !/generated|\.gen\.|\.test\./.test(path))
    .map((path) => [`src/${path}`, readFileSync(`src/${path}`, 'utf8')])
}
