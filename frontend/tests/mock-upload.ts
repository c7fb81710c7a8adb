import { vi } from 'vitest'

type Answer = { status: number; body?: unknown; progress?: number[]; headers?: Record<string, string> }
type Seen = { method: string; path: string; headers: Record<string, string>; body: unknown }

/** Stands in for the request that tells of its progress; answers in order, the last one again and again. */
export function mockUpload(...answers: (Answer | 'lost')[]) {
  const sent: Seen[] = []
  class Request {
    status = 0
    responseText = ''
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    onload = () => undefined as undefined
    onerror = () => undefined as undefined
    private seen: Seen = { method: '', path: '', headers: {}, body: undefined }
    private answer: Answer | undefined
    open(method: string, path: string) {
      this.seen = { ...this.seen, method, path }
    }
    setRequestHeader(name: string, value: string) {
      this.seen.headers[name] = value
    }
    getResponseHeader(name: string) {
      return this.answer?.headers?.[name] ?? null
    }
    send(body: unknown) {
      sent.push({ ...this.seen, body })
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? 'lost'
      queueMicrotask(() => {
        if (answer === 'lost') return this.onerror()
        this.answer = answer
        for (const share of answer.progress ?? [])
          this.upload.onprogress?.({ loaded: share * 100, total: Number.isNaN(share) ? 0 : 100 })
        this.status = answer.status
        this.responseText =
          typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? null)
        return this.onload()
      })
    }
  }
  vi.stubGlobal('XMLHttpRequest', Request)
  return { sent }
}
