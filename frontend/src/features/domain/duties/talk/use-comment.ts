import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { CommentOnDutyMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { readDeviceDraft, writeDeviceDraft } from '@/shared/lib/device-draft'
import { sessionDraftKey } from '@/shared/lib/session-drafts'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { dutyTalkQuery } from './talk.query'

const COMMENT = graphql(/* GraphQL */ `
  mutation CommentOnDuty($input: CommentOnDutyInput!) {
    commentOnDuty(input: $input) {
      __typename
      ... on DutyRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const draftSchema = v.object({ text: v.string() })

/**
 * A comment that is being written: it outlives the closed sheet and whatever goes wrong, and is forgotten once it is sent.
 * Sent again after a lost answer it is said once. Namespace: duties.
 */
export function useComment(dutyId: string) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const draftKey = sessionDraftKey(`duty-comment.${dutyId}`)
  const [text, setText] = useState(() => readDeviceDraft(draftKey, draftSchema)?.text ?? '')
  const [refused, setRefused] = useState<string>()
  const mutationId = useRef<string>(undefined)

  const keep = (next: string) => {
    setText(next)
    setRefused(undefined)
    // Other words are another comment.
    mutationId.current = undefined
    writeDeviceDraft(draftKey, next.trim() ? { text: next } : undefined)
  }

  const refusalOf = (answer: CommentOnDutyMutation['commentOnDuty']): string | undefined => {
    switch (answer.__typename) {
      case 'DutyDone':
        return undefined
      case 'DutyRefused':
        return t(`dutyRefusal.${answer.reason}`)
      case 'InvalidInput':
        return inputProblems(answer, tCommon)[0]?.message ?? tCommon('errors.BAD_INPUT.remedy')
      default:
        return answer satisfies never
    }
  }

  const say = useMutation({
    mutationFn: () => {
      mutationId.current ??= crypto.randomUUID()
      return graphqlRequest(COMMENT, {
        input: { clientMutationId: mutationId.current, dutyId, text: text.trim() },
      })
    },
    onSuccess: async ({ commentOnDuty: answer }) => {
      const refusal = refusalOf(answer)
      if (refusal) return setRefused(refusal)
      keep('')
      await queryClient.invalidateQueries({ queryKey: dutyTalkQuery(dutyId).queryKey })
    },
  })

  return {
    text,
    refused,
    keep,
    say: () => {
      if (text.trim() && !say.isPending) say.mutate()
    },
    busy: say.isPending,
    error: say.error,
  }
}
