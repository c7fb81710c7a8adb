import { Select, SimpleGrid } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { NotificationKind, NotificationWay } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { notificationChoicesQuery } from './notifications.query'

const CHOOSE = graphql(/* GraphQL */ `
  mutation ChooseNotifications($input: ChooseNotificationsInput!) {
    chooseNotifications(input: $input) {
      __typename
    }
  }
`)

const WAYS = [
  'IN_APP',
  'AT_ONCE',
  'DIGEST',
  'OFF_UNTIL_TERM_ENDS',
] as const satisfies readonly NotificationWay[]

/** By which way the reader is told of each kind of things. Kept at once: there is nothing to forget. */
export function NotificationChoices() {
  const { t } = useTranslation('notifications')
  const client = useQueryClient()
  const query = useQuery(notificationChoicesQuery)
  const choose = useMutation({
    mutationFn: (input: { kind: NotificationKind; way: NotificationWay }) =>
      graphqlRequest(CHOOSE, { input }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['notifications', 'choices'] })
      notify(t('saved'))
    },
  })
  const choices = query.data?.viewer?.notificationChoices ?? []
  return (
    <Panel title={t('choices')} description={t('choicesHint')}>
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {choose.error ? <ErrorNote error={choose.error} /> : null}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {choices.map(({ kind, way }) => (
          <Select
            key={kind}
            label={t(`kind.${kind}`)}
            data={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
            value={way}
            allowDeselect={false}
            disabled={choose.isPending}
            onChange={(value) => {
              const chosen = WAYS.find((each) => each === value)
              if (chosen && chosen !== way) choose.mutate({ kind, way: chosen })
            }}
          />
        ))}
      </SimpleGrid>
    </Panel>
  )
}
