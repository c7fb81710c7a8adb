import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'

const OPEN = graphql(/* GraphQL */ `
  mutation OpenCalendarFeed {
    openCalendarFeed(input: {}) {
      __typename
      ... on OpenCalendarFeedDone {
        url
      }
    }
  }
`)

const CLOSE = graphql(/* GraphQL */ `
  mutation CloseCalendarFeed {
    closeCalendarFeed(input: {}) {
      __typename
    }
  }
`)

/** The secret address of the calendar: shown once, and put out of use by a press. */
export function CalendarFeed({ opened }: { opened: boolean }) {
  const { t } = useTranslation('calendar')
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['me', 'calendar'] })
  const open = useMutation({
    mutationFn: () => graphqlRequest(OPEN),
    onSuccess: refresh,
  })
  const close = useMutation({
    mutationFn: () => graphqlRequest(CLOSE),
    onSuccess: async () => {
      open.reset()
      await refresh()
      notify(t('feedClosed'))
    },
  })
  const answer = open.data?.openCalendarFeed
  const url = answer?.__typename === 'OpenCalendarFeedDone' ? answer.url : undefined
  return (
    <div className="app-no-print">
      <Panel title={t('feed')} description={t('feedHint')}>
        {open.error ? <ErrorNote error={open.error} /> : null}
        {close.error ? <ErrorNote error={close.error} /> : null}
        {url ? (
          <Group align="end">
            <TextInput flex={1} label={t('feedUrl')} value={url} readOnly />
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        ) : opened ? (
          <Text size="sm" c="dimmed">
            {t('feedOn')}
          </Text>
        ) : null}
        <Group gap="xs">
          <Button variant="default" loading={open.isPending} onClick={() => open.mutate()}>
            {t(opened ? 'feedAgain' : 'feedOpen')}
          </Button>
          {opened ? (
            <Button variant="subtle" color="brick" loading={close.isPending} onClick={() => close.mutate()}>
              {t('feedClose')}
            </Button>
          ) : null}
        </Group>
      </Panel>
    </div>
  )
}
