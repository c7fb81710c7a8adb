import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawWish($input: WithdrawWishInput!) {
    withdrawWish(input: $input) {
      __typename
    }
  }
`)

/** Takes a wish away: it can be said again, so nobody is asked twice. */
export function useWithdrawWish() {
  const { t } = useTranslation('wishes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (wishId: string) => graphqlRequest(WITHDRAW, { input: { wishId } }),
    onSuccess: async () => {
      await refresh()
      notify(t('withdrawn'))
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
}
