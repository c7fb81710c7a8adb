import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from './server'

/** What `graphql-http` 1.23 asks of a server. A number, so that a version that asks less is noticed. */
const AUDITS = 61

let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  server = await startServer()
}, 60_000)

afterAll(() => server?.stop())

describe('GraphQL over HTTP, asked of the binary', () => {
  const audits = serverAudits({ url: () => `${server.url}/graphql` })

  test('every audit is here', () => {
    expect(audits).toHaveLength(AUDITS)
  })

  for (const audit of audits) {
    test(`${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn()
      const why = 'reason' in result ? result.reason : undefined
      expect(result.status, why).toBe('ok')
    })
  }
})
