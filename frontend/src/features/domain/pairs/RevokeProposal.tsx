import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'

const REVOKE = graphql(/* GraphQL */ `
  mutation RevokeProposal($input: RevokeProposalInput!) {
    revokeProposal(input: $input) {
      __typename
      ... on RevokeProposalRefused {
        reason
      }
    }
  }
`)

type Props = { opened: boolean; onClose: () => void; pairId: string; names: string }

export function RevokeProposal({ opened, onClose, pairId, names }: Props) {
  const { t } = useTranslation('pairs')
  const refresh = useRefresh()
  const revoke = useMutation({
    mutationFn: () => graphqlRequest(REVOKE, { input: { mentorshipId: pairId } }),
    onSuccess: async ({ revokeProposal: answer }) => {
      await refresh()
      onClose()
      switch (answer.__typename) {
        case 'RevokeProposalDone':
          return notify(t('revoke.done'))
        case 'RevokeProposalRefused':
          return notify(t(`revoke.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={opened}
      title={t('revoke.title', { names })}
      consequences={[t('revoke.consequence')]}
      confirmLabel={t('revoke.submit')}
      tone="danger"
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    />
  )
}
