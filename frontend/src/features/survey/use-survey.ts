import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { errorCode } from '@/shared/api/error'
import { graphqlRequest } from '@/shared/graphql/request'
import type { SaveState } from '@/shared/ui/SaveMark'
import { type Answers, readDraft, without, writeDraft } from './draft'
import { SAVE_ANSWERS, type Sheet, SUBMIT } from './survey.query'

/** A pause of typing after which an answer is sent, and the pause before a lost connection is tried again. */
const TYPING = 700
const RETRY = 8_000

/** What did not fit, by the code of its question. */
export type Problems = Readonly<Record<string, string>>

/**
 * The answers of one sheet. Each goes to the server by itself, a moment after it was given; until it is there it lies
 * on the device, so that neither a lost connection nor a closed page loses it.
 */
export function useSurvey(token: string, sheet: Sheet) {
  const [draft, setDraft] = useState<Answers>(() => readDraft(token))
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...Object.fromEntries(sheet.answers.map(({ code, values }) => [code, values])),
    ...draft,
  }))
  const [state, setState] = useState<SaveState>(
    sheet.savedAt ? { kind: 'saved', at: sheet.savedAt } : { kind: 'clean' },
  )
  const [problems, setProblems] = useState<Problems>({})
  const [submitted, setSubmitted] = useState(sheet.submittedAt !== null)
  /** The draft as it is now, also for who has waited since the last rendering. */
  const latest = useRef(draft)
  const running = useRef<Promise<boolean>>(undefined)

  const keep = (next: Answers) => {
    latest.current = next
    setDraft(next)
    writeDraft(token, next)
  }

  const send = async (sent: Answers): Promise<boolean> => {
    setState({ kind: 'saving' })
    try {
      const said = Object.entries(sent).map(([code, values]) => ({ code, values: [...values] }))
      const { saveSurveyAnswers: answer } = await graphqlRequest(SAVE_ANSWERS, {
        input: { token, answers: said },
      })
      switch (answer.__typename) {
        case 'SaveSurveyAnswersDone':
          keep(without(latest.current, sent))
          setProblems({})
          setState({ kind: 'saved', at: answer.savedAt })
          return true
        case 'InvalidInput':
          setProblems(Object.fromEntries(answer.fields.map(({ path, problem }) => [path.join('.'), problem])))
          setState({ kind: 'failed' })
          return false
        case 'SaveSurveyAnswersRefused':
          if (answer.reason === 'SUBMITTED') setSubmitted(true)
          setState({ kind: 'failed' })
          return false
        default:
          return answer satisfies never
      }
    } catch (error) {
      setState({ kind: errorCode(error) === 'NETWORK' ? 'offline' : 'failed' })
      return false
    }
  }

  /**
   * Sends what is not there yet, and says whether everything has arrived. One sending at a time: who comes meanwhile
   * waits for it and then sends what is left, so that no tap on the last button is lost.
   */
  const flush = async (): Promise<boolean> => {
    while (running.current) await running.current
    if (Object.keys(latest.current).length === 0) return true
    running.current = send(latest.current)
    try {
      return await running.current
    } finally {
      running.current = undefined
    }
  }
  const flushNow = useEffectEvent(() => void flush())

  useEffect(
    function sendAfterAPause() {
      if (Object.keys(draft).length === 0) return
      const timer = setTimeout(flushNow, state.kind === 'offline' ? RETRY : TYPING)
      return () => clearTimeout(timer)
    },
    [draft, state.kind],
  )
  useEffect(function sendWhenTheConnectionIsBack() {
    window.addEventListener('online', flushNow)
    return () => window.removeEventListener('online', flushNow)
  }, [])

  const submit = useMutation({
    mutationFn: async () => {
      if (!(await flush())) return undefined
      return graphqlRequest(SUBMIT, { input: { token } })
    },
    onSuccess: (said) => {
      const answer = said?.submitSurvey
      if (!answer) return
      switch (answer.__typename) {
        case 'SubmitSurveyDone':
          keep({})
          return setSubmitted(true)
        case 'SubmitSurveyRefused':
          if (answer.reason === 'SUBMITTED') return setSubmitted(true)
          return setProblems(Object.fromEntries(answer.missing.map((code) => [code, 'EMPTY'])))
        default:
          return answer satisfies never
      }
    },
  })

  return {
    answers,
    state,
    problems,
    submitted,
    submit,
    answer: (code: string, values: readonly string[]) => {
      setAnswers((now) => ({ ...now, [code]: values }))
      setProblems(({ [code]: _mended, ...rest }) => rest)
      keep({ ...latest.current, [code]: values })
    },
    flush,
  }
}

export type Survey = ReturnType<typeof useSurvey>
