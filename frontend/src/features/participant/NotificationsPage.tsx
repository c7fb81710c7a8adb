import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconBell } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { NotificationChoices } from './NotificationChoices'
import classes from './NotificationsPage.module.css'
import { type NotificationRow, notificationsQuery } from './notifications.query'

const READ = graphql(/* GraphQL */ `
  mutation ReadNotifications($input: ReadNotificationsInput!) {
    readNotifications(input: $input) {
      __typename
    }
  }
`)

type Props = { unreadOnly: boolean; onUnreadOnly: (only: boolean) => void }

/** What the reader was told, the latest first, and how they want to be told. */
export function NotificationsPage({ unreadOnly, onUnreadOnly }: Props) {
  const { t } = useTranslation('notifications')
  const client = useQueryClient()
  const query = useInfiniteQuery(notificationsQuery(unreadOnly))
  const read = useMutation({
    mutationFn: (ids: string[] | null) => graphqlRequest(READ, { input: { notificationIds: ids } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.viewer?.notifications.nodes ?? [])
  const unread = pages[0]?.viewer?.unreadNotifications ?? 0
  return (
    <>
      <PageHeader
        title={t('title')}
        description={unread > 0 ? t('unread', { count: unread }) : t('allRead')}
        actions={
          unread > 0 ? (
            <Button variant="default" loading={read.isPending} onClick={() => read.mutate(null)}>
              {t('readAll')}
            </Button>
          ) : null
        }
      />
      <Stack gap="md">
        <Panel title={t('list')}>
          <Checkbox
            label={t('unreadOnly')}
            checked={unreadOnly}
            onChange={(event) => onUnreadOnly(event.currentTarget.checked)}
          />
          {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
          {query.isPending ? <PageLoading /> : null}
          {query.data && rows.length === 0 ? (
            <EmptyState
              icon={IconBell}
              title={unreadOnly ? t('allRead') : t('empty')}
              hint={t('emptyHint')}
            />
          ) : null}
          <ul className={classes.list}>
            {rows.map((row) => (
              <Row key={row.id} row={row} onRead={() => read.mutate([row.id])} />
            ))}
          </ul>
          {query.hasNextPage ? (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('more')}
            </Button>
          ) : null}
        </Panel>
        <NotificationChoices />
      </Stack>
    </>
  )
}

/** A path of the server as a link of the router: what stands behind the question mark is no part of the page's name. */
function linkOf(path: string) {
  const { pathname, searchParams } = new URL(path, location.origin)
  return { to: pathname, search: Object.fromEntries(searchParams) }
}

function Row({ row, onRead }: { row: NotificationRow; onRead: () => void }) {
  const { t } = useTranslation('notifications')
  const format = useFormat()
  return (
    <li className={classes.row} data-unread={row.read ? undefined : true}>
      <Group gap="xs" justify="space-between" align="baseline">
        <Text className={classes.title}>{row.title}</Text>
        <Text size="sm" c="dimmed">
          {row.read ? null : `${t('new')} · `}
          {t(`kind.${row.kind}`)} · {format.moment(row.createdAt)}
        </Text>
      </Group>
      <Text size="sm" className={classes.body}>
        {row.body}
      </Text>
      {row.path ? (
        <Text size="sm">
          <AnchorLink {...linkOf(row.path)} onClick={row.read ? undefined : onRead}>
            {t('open')}
          </AnchorLink>
        </Text>
      ) : null}
    </li>
  )
}
