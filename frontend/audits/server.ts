import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const binary = resolve(process.env.NASTAVNIK_BIN ?? '../target/debug/nastavnik')

/** Starts the built binary on a database of its own and a free port; a missing binary is an error, not a skip. */
export async function startServer() {
  if (!existsSync(binary)) {
    throw new Error(
      `${binary} is missing. Run: cargo build --bin nastavnik, or name another in NASTAVNIK_BIN`,
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'nastavnik-audits-'))
  const url = `http://127.0.0.1:${await freePort()}`
  const database = `sqlite://${folder}/nastavnik.db`
  const place = ['--listen', url.slice('http://'.length), '--database-url', database, '--data-dir', folder]
  const server = spawn(binary, ['serve', ...place], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (text) => {
      said += text
    })
  }
  const ended = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)))
  })
  // Looked at only while the server starts.
  ended.catch(() => {})
  await Promise.race([ready(url), ended])
  return {
    url,
    stop: async () => {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(url: string) {
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((later) => setTimeout(later, 100))
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      )
    })
  })
}
