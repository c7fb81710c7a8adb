import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type {
  AnswerRemarkInput,
  ReturnSubmissionMutation,
  SubmissionRefusal,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { notify } from '@/shared/ui/notify'
import type { Submission } from './submission.query'

const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitSubmission($input: SubmitSubmissionInput!) {
    submitSubmission(input: $input) {
      __typename
      ... on SubmissionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const RETURN = graphql(/* GraphQL */ `
  mutation ReturnSubmission($input: ReturnSubmissionInput!) {
    returnSubmission(input: $input) {
      __typename
      ... on SubmissionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const EXTEND = graphql(/* GraphQL */ `
  mutation ExtendSubmission($input: ExtendSubmissionInput!) {
    extendSubmission(input: $input) {
      __typename
      ... on SubmissionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const ACCEPT = graphql(/* GraphQL */ `
  mutation AcceptSubmission($input: AcceptSubmissionsInput!) {
    acceptSubmissions(input: $input) {
      __typename
      ... on SubmissionsAccepted {
        results {
          refusal
          submission {
            id
          }
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Flush = () => Promise<number | undefined>
type Word = { reason: string; remarks: AnswerRemarkInput[] }

/** The steps of a submission. What is being typed is kept before it is signed. Namespace: monitoring. */
export function useSubmissionActs({ id: submissionId, revision }: Submission, flush: Flush) {
  const { t } = useTranslation('monitoring')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  // What keeps it from being signed is marked at the answers once signing was tried.
  const [tried, setTried] = useState(false)
  const tell = async (answer: ReturnSubmissionMutation['returnSubmission'], done: string) => {
    await refresh()
    switch (answer.__typename) {
      case 'SubmissionDone':
        return notify(done)
      case 'SubmissionRefused':
        return notify(t(`refusal.${answer.reason}`), 'problem')
      case 'SubmissionConflict':
        return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
      case 'InvalidInput':
        return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
      default:
        return answer satisfies never
    }
  }
  return {
    tried,
    submit: useMutation({
      mutationFn: async () => {
        setTried(true)
        const now = await flush()
        if (now === undefined) throw new Error('the answers are not kept')
        return graphqlRequest(SUBMIT, { input: { submissionId, revision: now } })
      },
      onSuccess: ({ submitSubmission }) => tell(submitSubmission, t('submit.done')),
      onError: () => notify(t('submit.notKept'), 'problem'),
    }),
    giveBack: useMutation({
      mutationFn: (word: Word) => graphqlRequest(RETURN, { input: { submissionId, revision, ...word } }),
      onSuccess: ({ returnSubmission }) => tell(returnSubmission, t('giveBack.done')),
    }),
    extend: useMutation({
      mutationFn: (until: string) => graphqlRequest(EXTEND, { input: { submissionId, revision, until } }),
      onSuccess: ({ extendSubmission }) => tell(extendSubmission, t('extend.done')),
    }),
    accept: useMutation({
      mutationFn: () => graphqlRequest(ACCEPT, { input: { submissions: [{ submissionId, revision }] } }),
      onSuccess: async ({ acceptSubmissions: answer }) => {
        await refresh()
        if (answer.__typename === 'InvalidInput')
          return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
        const refusal: SubmissionRefusal | null | undefined = answer.results[0]?.refusal
        return refusal ? notify(t(`refusal.${refusal}`), 'problem') : notify(t('accept.done', { count: 1 }))
      },
    }),
  }
}
export type SubmissionActs = ReturnType<typeof useSubmissionActs>
