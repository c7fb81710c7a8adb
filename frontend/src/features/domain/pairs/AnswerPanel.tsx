import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import type { Pair } from './pair.query'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerProposal($input: AnswerProposalInput!) {
    answerProposal(input: $input) {
      __typename
      ... on AnswerProposalRefused {
        reason
      }
    }
  }
`)

/** The reader's own word on a proposal. A refusal needs no reason and is asked about once, quietly. */
export function AnswerPanel({ pair }: { pair: Pick<Pair, 'id' | 'cell' | 'mentors' | 'mentees'> }) {
  const { t } = useTranslation('pairs')
  const refresh = useRefresh()
  const [declining, dialog] = useDisclosure()
  const several = pair.mentors.length + pair.mentees.length > 2
  const save = useMutation({
    mutationFn: (accept: boolean) => graphqlRequest(ANSWER, { input: { mentorshipId: pair.id, accept } }),
    onSuccess: async ({ answerProposal: answer }, accept) => {
      await refresh()
      dialog.close()
      switch (answer.__typename) {
        case 'AnswerProposalDone':
          return notify(accept ? t('accepted') : t('declined'))
        case 'AnswerProposalRefused':
          return notify(t(`answerRefusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Panel
      title={pair.cell === 'GROUP' ? t('group.answerTitle') : t('answerTitle')}
      description={t('answerHint')}
    >
      {save.error && !declining ? <ErrorNote error={save.error} /> : null}
      <Group gap="sm" mt="xs">
        <Button size="md" loading={save.isPending && !declining} onClick={() => save.mutate(true)}>
          {t('accept')}
        </Button>
        <Button size="md" variant="default" disabled={save.isPending} onClick={dialog.open}>
          {t('decline')}
        </Button>
      </Group>
      <Confirm
        opened={declining}
        title={pair.cell === 'GROUP' ? t('group.declineTitle') : t('declineTitle')}
        consequences={[several ? t('group.declineConsequence') : t('declineConsequence')]}
        confirmLabel={t('decline')}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate(false)}
        onClose={dialog.close}
      />
    </Panel>
  )
}
