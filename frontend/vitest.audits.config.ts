import { defineConfig } from 'vitest/config'

/** Outside checks of the built binary; apart from the units, which need none. */
export default defineConfig({
  test: { environment: 'node', include: ['audits/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
})
