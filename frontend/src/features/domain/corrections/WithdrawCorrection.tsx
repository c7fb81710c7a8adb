import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {
    withdrawCorrection(input: $input) {
      __typename
      ... on WithdrawCorrectionRefused {
        reason
      }
    }
  }
`)

type Props = { opened: boolean; onClose: () => void; correctionId: string }

/** Takes one's own request back before it is answered. */
export function WithdrawCorrection({ opened, onClose, correctionId }: Props) {
  const { t } = useTranslation('corrections')
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { correctionId } }),
    onSuccess: async ({ withdrawCorrection: answer }) => {
      await refresh()
      onClose()
      switch (answer.__typename) {
        case 'WithdrawCorrectionDone':
          return notify(t('withdraw.done'))
        case 'WithdrawCorrectionRefused':
          return notify(t(`withdraw.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={opened}
      title={t('withdraw.title')}
      consequences={[t('withdraw.consequence')]}
      confirmLabel={t('withdraw.open')}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={() => {
        save.reset()
        onClose()
      }}
    />
  )
}
