import { Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'
import type { Policy } from './reviews.query'

const SET = graphql(/* GraphQL */ `
  mutation SetRoadmapPolicy($input: SetRoadmapPolicyInput!) {
    setRoadmapPolicy(input: $input) {
      __typename
    }
  }
`)

type Props = { municipalityId: string; policy: Policy }

/** Whether schools need the municipality's word before they approve their roadmaps. Namespace: reviews. */
export function PolicyCheck({ municipalityId, policy }: Props) {
  const { t } = useTranslation('reviews')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const set = useMutation({
    mutationFn: (reviewRequired: boolean) =>
      graphqlRequest(SET, { input: { municipalityId, version: policy.version, reviewRequired } }),
    onSuccess: async ({ setRoadmapPolicy: answer }) => {
      await refresh()
      if (answer.__typename === 'SetRoadmapPolicyConflict')
        return notify(tCommon('errors.CONFLICT.title'), 'problem')
      notify(t('policy.done'))
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
  return (
    <Checkbox
      mb="md"
      label={t('policy.label')}
      description={t('policy.hint')}
      checked={set.isPending ? set.variables : policy.reviewRequired}
      disabled={set.isPending}
      onChange={(event) => set.mutate(event.currentTarget.checked)}
    />
  )
}
