import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { server } from './server'

/** A server of a story's own over a copy of the region, at one address whenever it runs. */
export class OwnServer {
  #child: ChildProcess | undefined

  private constructor(
    readonly url: string,
    readonly folder: string,
  ) {}

  /** Copies the region. Nothing may be changing it meanwhile. */
  static async over(database: string): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'nastavnik-own-'))
    for (const end of ['', '-wal'])
      await cp(`${database}${end}`, join(folder, `nastavnik.db${end}`)).catch((error) => {
        if (end === '') throw error
      })
    return new OwnServer(`http://127.0.0.1:${await freePort()}`, folder)
  }

  async start(): Promise<void> {
    const listen = new URL(this.url).host
    const data = ['--database-url', `sqlite://${this.folder}/nastavnik.db`, '--data-dir', this.folder]
    this.#child = spawn(server.binary, ['serve', '--listen', listen, ...data], { stdio: 'ignore' })
    for (let tries = 0; tries < 600; tries += 1) {
      const ready = await fetch(`${this.url}/readyz`).catch(() => undefined)
      if (ready?.ok) return
      await new Promise((later) => setTimeout(later, 100))
    }
    throw new Error('the server does not start')
  }

  /** As a crash ends it. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise((ended) => child.once('exit', ended))
    child.kill('SIGKILL')
    await gone
    this.#child = undefined
  }

  async remove(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
