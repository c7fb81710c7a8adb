import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, graphql } from 'graphql'
import { vi } from 'vitest'
import { hold } from '@/shared/api/access'

const schema = buildSchema(
  readFileSync(process.env.NASTAVNIK_SCHEMA ?? join(import.meta.dirname, '../../schema.graphql'), 'utf8'),
)

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
type Handlers = {
  /** Root resolvers, run against the committed schema: a mock cannot drift from the API. */
  graphql?: Record<string, unknown>
  /** `POST /auth/sign-in` → answer. */
  rest?: Record<string, Answer | ((body: unknown, request: RequestInit) => Answer)>
}

/** Stands in for the server in a screen test and answers the calls it saw. */
export function mockApi({ graphql: rootValue = {}, rest = {} }: Handlers) {
  const calls: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const name = `${init.method ?? 'GET'} ${path}`
    calls.push(name)
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    if (path === '/graphql' && !rest[name]) {
      const { query, variables } = body as { query: string; variables?: Record<string, unknown> }
      return Response.json(
        await graphql({ schema, source: query, rootValue, variableValues: variables ?? {} }),
      )
    }
    const handler = rest[name]
    if (!handler) throw new Error(`no answer prepared for ${name}`)
    const answer = typeof handler === 'function' ? handler(body, init) : handler
    const status = answer.status ?? 200
    const text = answer.body === undefined ? null : JSON.stringify(answer.body)
    return new Response(text, { status, headers: answer.headers ?? {} })
  })
  return { calls }
}

/** A screen test begins signed in. */
export function signedIn(): void {
  hold({ accessToken: 'test', expiresIn: 600 })
}
