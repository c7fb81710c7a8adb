import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { EndReason } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconWarning } from '@/shared/ui/icons'
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

type Props = { pairId: string; reason: EndReason; mayDecide: boolean; onEnd: () => void }

/** Something happened that usually ends a pair; a person decides whether it does. */
export function EndingProposed({ pairId, reason, mayDecide, onEnd }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
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
    <Alert
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('keepGoing.title', { reason: t(`terms:endReason.${reason}`) })}
    >
      <Text size="sm">{mayDecide ? t('keepGoing.hint') : t('keepGoing.wait')}</Text>
      {keep.error ? <ErrorNote error={keep.error} /> : null}
      {mayDecide ? (
        <Group gap="xs" mt="sm">
          <Button variant="default" onClick={onEnd} disabled={keep.isPending}>
            {t('end.open')}
          </Button>
          <Button variant="default" onClick={() => keep.mutate()} loading={keep.isPending}>
            {t('keepGoing.keep')}
          </Button>
        </Group>
      ) : null}
    </Alert>
  )
}
