import { queryOptions } from '@tanstack/react-query'
import { forgetSessionDrafts } from '../lib/session-drafts'
import { accessToken, drop, type Grant, hold } from './access'
import { rest } from './http'

export type AuthConfig = {
  demo: boolean
  accounts: { email: string; role: string }[]
  password?: string | null
  demoMail: boolean
  version: string
}

export type Invitation = {
  kind: 'ACTIVATE' | 'REGISTER'
  email?: string | null
  displayName?: string | null
  schoolName: string
  roleLabel: string
}

export type Session = {
  id: string
  createdAt: string
  lastUsedAt: string
  userAgent: string | null
  current: boolean
}

export type DemoLetter = { id: string; to: string; subject: string; text: string; sentAt: string }

export type InvitationAnswer = {
  token: string
  password: string
  email?: string
  person?: { lastName: string; firstName: string; patronymic: string }
}

const post = <T>(path: string, body?: unknown) => rest<T>(path, { method: 'POST', body })

export async function signIn(email: string, password: string): Promise<void> {
  hold(await post<Grant>('/auth/sign-in', { email, password }))
}

/** The tab forgets even when the server does not answer: who presses «sign out» must be out. */
export async function signOut(): Promise<void> {
  await post('/auth/sign-out').catch(() => undefined)
  forgetSessionDrafts()
  drop()
}

export const requestReset = (email: string) => post<void>('/auth/reset/request', { email })

export async function confirmReset(token: string, password: string): Promise<void> {
  hold(await post<Grant>('/auth/reset/confirm', { token, password }))
}

export async function acceptInvitation(answer: InvitationAnswer): Promise<void> {
  hold(await post<Grant>('/auth/invitation/accept', answer))
}

export async function changePassword(current: string, next: string): Promise<void> {
  await rest('/auth/password', { method: 'POST', body: { current, next }, token: await accessToken() })
}

export async function endSession(id: string): Promise<void> {
  await rest(`/auth/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', token: await accessToken() })
}

export const authConfigQuery = queryOptions({
  queryKey: ['auth', 'config'],
  queryFn: ({ signal }) => rest<AuthConfig>('/auth/config', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['auth', 'invitation', token],
    queryFn: ({ signal }) =>
      rest<Invitation>(`/auth/invitation?token=${encodeURIComponent(token)}`, { signal }),
    retry: false,
  })

export const sessionsQuery = queryOptions({
  queryKey: ['auth', 'sessions'],
  queryFn: async ({ signal }) => rest<Session[]>('/auth/sessions', { token: await accessToken(), signal }),
})

export const demoMailQuery = queryOptions({
  queryKey: ['auth', 'demo-mail'],
  queryFn: ({ signal }) => rest<DemoLetter[]>('/auth/demo-mail', { signal }),
  refetchInterval: 5_000,
})
