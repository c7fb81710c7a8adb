import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, graphql } from 'graphql'
import { vi } from 'vitest'
import { hold } from '@/shared/api/access'

/** The same schema that `codegen.ts` reads. */
const schemaFile = process.env.NASTAVNIK_SCHEMA ?? join(import.meta.dirname, '../../schema.graphql')
const schema = buildSchema(readFileSync(schemaFile, 'utf8'))

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
      const result = await graphql({ schema, source: query, rootValue, variableValues: variables ?? {} })
      // biome-ignore lint/suspicious/noConsole: a fixture that does not fit the API is a mistake of the test, and the page does not say which
      for (const { message, path: at } of result.errors ?? []) console.error(`${at?.join('.')}: ${message}`)
      return Response.json(result)
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
