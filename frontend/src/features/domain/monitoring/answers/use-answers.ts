import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useAutosave } from '@/shared/lib/use-autosave'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { SaveState } from '@/shared/ui/SaveMark'
import { readSubmission, type Submission, submissionQuery } from './submission.query'
import { type AllWritten, changesOf, fieldsOf, mergeWritten, type Written, writtenOf } from './written'

const SAVE = graphql(/* GraphQL */ `
  mutation SaveSubmission($input: SaveSubmissionInput!) {
    saveSubmission(input: $input) {
      __typename
      ... on SubmissionDone {
        submission {
          id
          ...Submission_monitoringSubmission
        }
      }
      ... on SubmissionConflict {
        current {
          id
          ...Submission_monitoringSubmission
        }
      }
      ... on SubmissionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/**
 * The answers of a school, kept as they are typed. Where somebody else wrote meanwhile, what is typed here is put upon
 * theirs. `flush` answers with the revision to go on from, `undefined` when something is not kept. Namespace: monitoring.
 */
export function useAnswers(submission: Submission) {
  const { t } = useTranslation('monitoring')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const [written, setWritten] = useState(() => fieldsOf(submission.answers ?? []))
  const [state, setState] = useState<SaveState>({ kind: 'clean' })
  const [problem, setProblem] = useState<string>()
  const now = useRef(written)
  const saved = useRef({ written, revision: submission.revision })
  const never = useRef(false)
  const { id: submissionId } = submission
  const items = submission.campaign.items

  const put = useCallback((next: AllWritten) => {
    now.current = next
    setWritten(next)
  }, [])

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = now.current
    const answers = changesOf(items, sent, saved.current.written)
    if (answers.length === 0) return true
    setState({ kind: 'saving' })
    setProblem(undefined)
    try {
      const { saveSubmission: answer } = await graphqlRequest(SAVE, {
        input: { submissionId, revision: saved.current.revision, answers },
      })
      switch (answer.__typename) {
        case 'SubmissionDone': {
          const kept = readSubmission(answer.submission)
          // What was typed while this was on its way stands, and is kept next.
          saved.current = { written: sent, revision: kept.revision }
          queryClient.setQueryData(submissionQuery(submissionId).queryKey, answer.submission)
          setState({ kind: 'saved', at: new Date().toISOString() })
          return keep()
        }
        case 'SubmissionConflict': {
          const theirs = readSubmission(answer.current)
          const fields = fieldsOf(theirs.answers ?? [])
          put(mergeWritten(saved.current.written, now.current, fields))
          saved.current = { written: fields, revision: theirs.revision }
          return keep()
        }
        case 'SubmissionRefused':
          setProblem(t(`refusal.${answer.reason}`))
          break
        case 'InvalidInput':
          setProblem(
            inputProblems(answer, tCommon)
              .map(({ message }) => message)
              .join('. '),
          )
          break
        default:
          answer satisfies never
      }
      setState({ kind: 'failed' })
    } catch (error) {
      setState({ kind: errorCode(error) === 'NETWORK' ? 'offline' : 'failed' })
    }
    return false
  }, [items, submissionId, queryClient, put, t, tCommon])

  const { touch, flush } = useAutosave(keep, never)

  return {
    written,
    state,
    problem,
    write: (code: string, patch: Partial<Written>) => {
      put({ ...now.current, [code]: { ...writtenOf(now.current, code), ...patch } })
      touch()
    },
    flush: async () => ((await flush()) ? saved.current.revision : undefined),
  }
}
export type AnswersApi = ReturnType<typeof useAnswers>
