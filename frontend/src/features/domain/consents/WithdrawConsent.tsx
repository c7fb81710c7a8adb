import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { Consent_ConsentFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      __typename
      ... on WithdrawConsentRefused {
        reason
      }
    }
  }
`)

type Props = {
  opened: boolean
  onClose: () => void
  consent: Consent_ConsentFragment
  /** The purpose and the workplace. */
  name: string
}

/** What a withdrawal brings about, in numbers, before it is done. */
export function WithdrawConsent({ opened, onClose, consent, name }: Props) {
  const { t } = useTranslation('consents')
  const refresh = useRefresh()
  const withdraw = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { consentId: consent.id } }),
    onSuccess: async ({ withdrawConsent: answer }) => {
      switch (answer.__typename) {
        case 'WithdrawConsentDone':
          await refresh()
          notify(t('withdrawnNow'))
          return onClose()
        case 'WithdrawConsentRefused':
          await refresh()
          notify(t(`withdrawRefusal.${answer.reason}`), 'problem')
          return onClose()
        default:
          return answer satisfies never
      }
    },
  })
  const { practicesLosingName, pairsProposedToEnd } = consent.effectsOfWithdrawal
  const consequences = [
    practicesLosingName > 0 ? t('effect.practices', { count: practicesLosingName }) : undefined,
    pairsProposedToEnd > 0 ? t('effect.pairs', { count: pairsProposedToEnd }) : undefined,
    practicesLosingName + pairsProposedToEnd === 0 ? t('effect.none') : undefined,
    t('effect.again'),
  ]
  return (
    <Confirm
      opened={opened}
      title={t('withdrawAsk', { name })}
      consequences={consequences.filter((sentence) => sentence !== undefined)}
      confirmLabel={t('withdraw')}
      tone="danger"
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={() => {
        withdraw.reset()
        onClose()
      }}
    />
  )
}
