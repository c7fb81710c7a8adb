import { Alert, Button, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type UseQueryResult, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { BankOverviewQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { IconCalendar, IconCompleted, IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { SideSheet } from '@/shared/ui/SideSheet'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import type { Bank } from './BankFigures'

const CONFIRM = graphql(/* GraphQL */ `
  mutation ConfirmBanks($input: ConfirmBanksInput!) {
    confirmBanks(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Snapshot = Bank['snapshots'][number]
type Props = { schoolId: string; query: UseQueryResult<BankOverviewQuery> }

/** When the banks were confirmed, by whom, what had changed, and by when it is due again. */
export function RefreshPanel({ schoolId, query }: Props) {
  const { t } = useTranslation('banks')
  const format = useFormat()
  const [confirming, sheet] = useDisclosure()
  const school = query.data?.viewer?.school
  const refresh = school?.bank?.refresh
  const keeps = school?.viewerCan.includes('KEEP_BANKS') ?? false
  const columns: Column<Snapshot>[] = [
    {
      id: 'on',
      header: t('refresh.on'),
      phone: 'title',
      cell: ({ takenAt, takenOn }) => <time dateTime={takenAt}>{format.dayLong(takenOn)}</time>,
    },
    {
      id: 'by',
      header: t('refresh.by'),
      phone: 'detail',
      cell: ({ confirmedBy, remark }) => (
        <>
          {confirmedBy.shortName}
          {remark ? (
            <Text size="xs" c="dimmed" component="div">
              {remark}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'counts',
      header: t('refresh.counts'),
      phone: 'detail',
      cell: ({ counts }) =>
        t('refresh.countsOf', {
          mentors: counts.mentorsFree + counts.mentorsAssigned + counts.mentorsPaused,
          mentees: counts.menteesWaiting + counts.menteesAssigned + counts.menteesPaused,
        }),
    },
    {
      id: 'difference',
      header: t('refresh.difference'),
      phone: 'detail',
      cell: ({ added, changed, removed }) =>
        added + changed + removed === 0
          ? t('refresh.same')
          : t('refresh.differenceOf', { added, changed, removed }),
    },
    {
      id: 'late',
      header: t('state'),
      phone: 'mark',
      cell: ({ late }) => (
        <StatusMark
          icon={late ? IconWarning : IconCompleted}
          tone={late ? 'problem' : 'done'}
          label={t(late ? 'refresh.late' : 'refresh.inTime')}
        />
      ),
    },
  ]
  return (
    <Panel
      title={t('refresh.title')}
      description={
        refresh
          ? t(refresh.eachNovember ? 'refresh.ruleNovember' : 'refresh.rule', { count: refresh.months })
          : undefined
      }
      actions={keeps ? <Button onClick={sheet.open}>{t('refresh.confirm')}</Button> : null}
    >
      {refresh?.dueOn ? (
        <Alert
          mb="sm"
          variant="outline"
          color={refresh.overdue ? 'brick' : 'pine'}
          icon={<IconCalendar size={18} aria-hidden />}
        >
          {t(refresh.overdue ? 'refresh.overdue' : 'refresh.due', { on: format.dayLong(refresh.dueOn) })}
        </Alert>
      ) : null}
      <DataTable
        {...tableState(query)}
        caption={t('refresh.title')}
        columns={columns}
        rows={school?.bank?.snapshots}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconCalendar} title={t('refresh.empty')} hint={t('refresh.emptyHint')} />}
      />
      <SideSheet
        opened={confirming}
        onClose={sheet.close}
        title={t('refresh.confirm')}
        description={t('refresh.confirmHint')}
      >
        <ConfirmForm schoolId={schoolId} onClose={sheet.close} />
      </SideSheet>
    </Panel>
  )
}

const schema = v.object({ remark: v.string() })

function ConfirmForm({ schoolId, onClose }: { schoolId: string; onClose: () => void }) {
  const { t } = useTranslation('banks')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { remark: '' } })
  const confirm = useMutation({
    mutationFn: ({ remark }: { remark: string }) =>
      graphqlRequest(CONFIRM, { input: { schoolId, remark: remark || null } }),
    onSuccess: async ({ confirmBanks: answer }) => {
      switch (answer.__typename) {
        case 'ConfirmBanksDone':
          await refresh()
          notify(t('refresh.done'))
          return onClose()
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={confirm.isPending}
      error={confirm.error}
      submitLabel={t('refresh.confirm')}
      onCancel={onClose}
      onSubmit={app.submit((values) => confirm.mutate(values))}
    >
      <Textarea
        key={app.key('remark')}
        {...app.field('remark')}
        label={t('refresh.remark')}
        description={t('refresh.remarkHint')}
        autosize
        minRows={2}
      />
    </AppForm>
  )
}
