import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PORT = Number(process.env.NASTAVNIK_E2E_PORT ?? 4180)

/** Where the gallery is served, see `vite.gallery.config.ts`: beside the server's port, so that two runs do not meet. */
const GALLERY_PORT = PORT + 100
export const GALLERY_URL = `http://127.0.0.1:${GALLERY_PORT}`
export const galleryCommand = `npx vite preview --config vite.gallery.config.ts --port ${GALLERY_PORT}`

const running = process.env.NASTAVNIK_E2E_URL
const binary = process.env.NASTAVNIK_BIN ?? '../target/debug/nastavnik'
const dataDir = process.env.NASTAVNIK_E2E_DATA ?? join(tmpdir(), `nastavnik-e2e-${PORT}`)

/**
 * The one place that knows how the stories get their server: the built binary with a fresh demonstration
 * region, serving `dist`. `NASTAVNIK_E2E_URL` names a server that runs already instead.
 */
export const server = {
  url: running ?? `http://127.0.0.1:${PORT}`,
  /** The binary, for a story that starts and stops a server of its own. */
  binary,
  /** The database of the region, to be copied; of a server that runs already nobody knows it. */
  database: running && !process.env.NASTAVNIK_E2E_DATA ? undefined : join(dataDir, 'nastavnik.db'),
  start: running
    ? []
    : [
        {
          command: `rm -rf ${dataDir} && ${binary} demo --serve --listen 127.0.0.1:${PORT} --database-url sqlite://${dataDir}/nastavnik.db --data-dir ${dataDir}`,
          url: `http://127.0.0.1:${PORT}/readyz`,
          reuseExistingServer: false,
          // The region is built by the same mutations that people use; a loaded machine needs minutes for that.
          timeout: 600_000,
          stdout: 'pipe' as const,
        },
      ],
}
