import { Button, Group, Menu, Text } from '@mantine/core'
import { type UseQueryResult, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { BankOverviewQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { type Column, tableState } from '@/shared/ui/table.types'
import type { Bank } from './BankFigures'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerSuggestion($input: AnswerSuggestionInput!) {
    answerSuggestion(input: $input) {
      __typename
      ... on AnswerSuggestionRefused {
        reason
      }
    }
  }
`)

type Suggested = Bank['suggested'][number]
type Props = { schoolId: string; query: UseQueryResult<BankOverviewQuery> }

/** Whom their job suggests: hired, transferred, in a new post. The curator takes them in or says no. */
export function SuggestedPanel({ schoolId, query }: Props) {
  const { t } = useTranslation(['banks', 'people', 'terms'])
  const format = useFormat()
  const refresh = useRefresh()
  const answer = useMutation({
    mutationFn: ({ row, accept }: { row: Suggested; accept: boolean }) =>
      graphqlRequest(ANSWER, {
        input: {
          schoolId,
          personId: row.person.id,
          categories: row.suggestions.map(({ category }) => category),
          accept,
        },
      }),
    onSuccess: async ({ answerSuggestion: said }, { accept }) => {
      await refresh()
      switch (said.__typename) {
        case 'AnswerSuggestionDone':
          return notify(t(accept ? 'suggested.accepted' : 'suggested.dismissed'))
        case 'AnswerSuggestionRefused':
          return notify(t(`suggested.refusal.${said.reason}`))
        default:
          return said satisfies never
      }
    },
  })
  const rows = query.data?.viewer?.school?.bank?.suggested
  const columns: Column<Suggested>[] = [
    {
      id: 'person',
      header: t('mentee'),
      phone: 'title',
      cell: ({ person }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
            {person.fullName}
          </AnchorLink>
          {person.position ? (
            <Text size="xs" c="dimmed" component="div">
              {person.position}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'why',
      header: t('suggested.why'),
      phone: 'detail',
      cell: ({ suggestions }) =>
        suggestions
          .map(({ category, since }) =>
            t('suggested.reason', {
              category: t(`terms:category.${category}`),
              on: format.dayNumeric(since),
            }),
          )
          .join('; '),
    },
  ]
  return (
    <Panel title={t('suggested.title')} description={t('suggested.hint')}>
      {answer.error ? <ErrorNote error={answer.error} /> : null}
      <DataTable
        {...tableState(query)}
        caption={t('suggested.title')}
        columns={columns}
        rows={rows}
        rowKey={({ person }) => person.id}
        totalCount={rows?.length}
        countLabel={(count) => t('suggested.count', { count })}
        rowActions={(row) => (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <Button
              size="xs"
              loading={answer.isPending && answer.variables.row === row}
              aria-label={t('suggested.acceptOf', { name: row.person.fullName })}
              onClick={() => answer.mutate({ row, accept: true })}
            >
              {t('suggested.accept')}
            </Button>
            <RowMenu label={t('people:actions', { name: row.person.fullName })}>
              <Menu.Item onClick={() => answer.mutate({ row, accept: false })}>
                {t('suggested.dismiss')}
              </Menu.Item>
            </RowMenu>
          </Group>
        )}
        empty={<EmptyState icon={IconDone} title={t('suggested.empty')} hint={t('suggested.emptyHint')} />}
      />
    </Panel>
  )
}
