import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { notify } from '@/shared/ui/notify'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepGoing($input: KeepGoingInput!) {
    keepGoing(input: $input) {
      __typename
      ... on KeepGoingRefused {
        reason
      }
    }
  }
`)

/** Answers what waits for a decision with "it goes on". */
export function KeepGoing({ pairId, label }: { pairId: string; label: string }) {
  const { t } = useTranslation('pairs')
  const refresh = useRefresh()
  const keep = useMutation({
    mutationFn: () => graphqlRequest(KEEP, { input: { mentorshipId: pairId } }),
    onSuccess: async ({ keepGoing: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'KeepGoingDone':
          return notify(t('keepGoing.done'))
        case 'KeepGoingRefused':
          return notify(t(`keepGoing.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <>
      <Button variant="default" onClick={() => keep.mutate()} loading={keep.isPending}>
        {label}
      </Button>
      {keep.error ? <ErrorNote error={keep.error} /> : null}
    </>
  )
}
