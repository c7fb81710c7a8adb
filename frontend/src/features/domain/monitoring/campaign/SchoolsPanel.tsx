import { Button, Checkbox, Group, Text } from '@mantine/core'
import { type UseQueryResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { IconDone, IconSchool } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { SubmissionMark } from '../CampaignMark'
import { SUBMISSION_STATES, type SubmissionsSearch } from '../list/monitoring.search'
import { StateFilter } from '../StateFilter'
import type { Campaign, CampaignSchool } from './campaign.query'

const ACCEPT = graphql(/* GraphQL */ `
  mutation AcceptSubmissions($input: AcceptSubmissionsInput!) {
    acceptSubmissions(input: $input) {
      __typename
      ... on SubmissionsAccepted {
        results {
          refusal
          submission {
            id
            school {
              id
              name
            }
          }
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = {
  campaign: Campaign
  query: UseQueryResult<Campaign | null>
  search: SubmissionsSearch
  onSearch: (patch: Partial<SubmissionsSearch>) => void
}

/** The schools of a campaign: where each stands, and several accepted at once. Namespace: monitoring. */
export function SchoolsPanel({ campaign, query, search, onSearch }: Props) {
  const { t } = useTranslation('monitoring')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = campaign.submissions
  const accepted = list?.nodes.filter(({ id }) => chosen.has(id)) ?? []
  const waiting = list?.nodes.flatMap(({ id, viewerCan }) => (viewerCan.includes('ACCEPT') ? [id] : [])) ?? []
  const accept = useMutation({
    mutationFn: () =>
      graphqlRequest(ACCEPT, {
        input: {
          submissions: accepted.map(({ id, revision }) => ({ submissionId: id, revision })),
        },
      }),
    onSuccess: async ({ acceptSubmissions: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'SubmissionsAccepted': {
          setChosen(new Set())
          const failed = answer.results.flatMap(({ refusal, submission }) =>
            refusal ? [`${submission.school.name}: ${t(`refusal.${refusal}`)}`] : [],
          )
          return failed.length > 0
            ? notify(failed.join('. '), 'problem')
            : notify(t('accept.done', { count: answer.results.length }))
        }
        case 'InvalidInput':
          return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  const columns = useColumns(chosen, (id, on) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  })
  return (
    <Panel
      title={t('schools.title')}
      description={t('schools.hint')}
      actions={
        <>
          {waiting.length > 1 ? (
            <Button variant="default" onClick={() => setChosen(new Set(waiting))}>
              {t('accept.choosePage')}
            </Button>
          ) : null}
          <Button
            leftSection={<IconDone size={16} aria-hidden />}
            disabled={accepted.length === 0}
            title={accepted.length === 0 ? t('accept.why') : undefined}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {t('accept.open', { count: accepted.length })}
          </Button>
        </>
      }
    >
      <StateFilter
        value={search.state}
        options={SUBMISSION_STATES}
        name={(state) => t(`state.${state}`)}
        onSearch={onSearch}
      />
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('schools.title')}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('schools.count', { count })}
        empty={<EmptyState icon={IconSchool} title={t('nothingFits')} hint={t('nothingFitsHint')} />}
      />
    </Panel>
  )
}

function useColumns(
  chosen: ReadonlySet<string>,
  choose: (id: string, on: boolean) => void,
): Column<CampaignSchool>[] {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const remarks = (row: CampaignSchool) =>
    [
      row.isOverdue ? t('overdue') : '',
      row.isLate ? t('late') : '',
      row.isExtended ? t('extended', { due: format.dayNumeric(row.dueOn) }) : '',
      row.differences ? t('differences', { count: row.differences }) : '',
      row.state === 'ACCEPTED' && row.changedSinceSigned > 0
        ? t('changed', { count: row.changedSinceSigned })
        : '',
    ].filter(Boolean)
  return [
    {
      id: 'school',
      header: t('school'),
      phone: 'title',
      cell: (row) => (
        <Group gap="sm" wrap="nowrap">
          {row.viewerCan.includes('ACCEPT') ? (
            <Checkbox
              aria-label={t('accept.choose', { school: row.school.name })}
              checked={chosen.has(row.id)}
              onChange={(event) => choose(row.id, event.currentTarget.checked)}
            />
          ) : null}
          <AnchorLink to="/submissions/$submissionId" params={{ submissionId: bareId(row.id) }}>
            {row.school.name}
          </AnchorLink>
        </Group>
      ),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => (row.releasedOn ? t('released.short') : <SubmissionMark state={row.state} />),
    },
    {
      id: 'remarks',
      header: t('remarks'),
      phone: 'detail',
      cell: (row) => (
        <Text size="sm" component="span">
          {remarks(row).join(' · ') || '—'}
        </Text>
      ),
    },
    {
      id: 'submittedOn',
      header: t('submittedLabel'),
      cell: (row) => (row.submittedOn ? format.dayNumeric(row.submittedOn) : '—'),
    },
  ]
}
