import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const VERIFY = graphql(/* GraphQL */ `
  mutation VerifyExecutions($input: VerifyExecutionsInput!) {
    verifyExecutions(input: $input) {
      __typename
      ... on VerifyExecutionsDone {
        verified {
          id
        }
        skipped {
          id
        }
      }
    }
  }
`)

/** Which executions are chosen, and the word that they are verified. Namespace: duties. */
export function useVerify() {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const act = useMutation({
    mutationFn: (ids: readonly string[]) => graphqlRequest(VERIFY, { input: { occurrenceIds: [...ids] } }),
    onSuccess: async ({ verifyExecutions: answer }) => {
      setChosen([])
      await refresh()
      switch (answer.__typename) {
        case 'VerifyExecutionsDone':
          if (answer.skipped.length > 0)
            return notify(t('bulk.skipped', { count: answer.skipped.length }), 'problem')
          return notify(t('bulk.done', { count: answer.verified.length }))
        case 'InvalidInput':
          return notify(tCommon('errors.BAD_INPUT.remedy'), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
  return {
    act,
    chosen,
    isChosen: (id: string) => chosen.includes(id),
    toggle: (id: string) =>
      setChosen((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id])),
    choose: setChosen,
  }
}

export type VerifyApi = ReturnType<typeof useVerify>
