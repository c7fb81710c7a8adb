import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { type PagingSearch, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCompleted, IconWarning } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { CountsOnly } from '../CountsOnly'
import { type Act, depersonalisationQuery } from './depersonalisation.query'
import { HoldsPanel } from './HoldsPanel'
import { PlaceHold } from './PlaceHold'

type Props = { schoolId: string; search: PagingSearch; onSearch: (search: PagingSearch) => void }

/** Whose data came to an end and by which act, and for whom that waits. */
export function DepersonalisationPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['depersonalisation', 'common'])
  const format = useFormat()
  const query = useQuery(depersonalisationQuery(schoolId, search))
  const [placing, sheet] = useDisclosure()
  const viewer = query.data?.viewer
  const data = viewer?.school?.depersonalisation
  if (viewer?.school && !data) return <CountsOnly title={t('title')} />
  // A hold is the head's word: it stops what the law asks for.
  const leads = viewer?.posts.some(({ role, place }) => role === 'HEAD' && place.id === schoolId) ?? false
  const columns: Column<Act>[] = [
    {
      id: 'number',
      header: t('act'),
      phone: 'title',
      cell: ({ number }) => t('actOf', { number }),
    },
    {
      id: 'doneOn',
      header: t('doneOn'),
      phone: 'detail',
      cell: ({ doneOn }) => format.dayNumeric(doneOn),
    },
    { id: 'dueOn', header: t('dueOn'), cell: ({ dueOn }) => format.dayNumeric(dueOn) },
    { id: 'basis', header: t('basis'), phone: 'detail', cell: ({ basis }) => t(`basisOf.${basis}`) },
    {
      id: 'namesakes',
      header: t('left'),
      phone: 'mark',
      cell: ({ namesakes }) =>
        namesakes ? (
          <StatusMark icon={IconWarning} tone="attention" label={t('namesakes')} />
        ) : (
          <StatusMark icon={IconCompleted} tone="done" label={t('clean')} />
        ),
    },
  ]
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('title')}
        description={t('hint')}
        actions={
          leads ? (
            <Button variant="default" onClick={sheet.open}>
              {t('hold.open')}
            </Button>
          ) : null
        }
      />
      {data ? <HoldsPanel holds={data.holds} /> : null}
      <Panel title={t('acts')} description={t('actsHint')}>
        <DataTable
          {...tableState(query)}
          {...pageSteps(data?.acts.pageInfo, onSearch)}
          caption={t('acts')}
          columns={columns}
          rows={data?.acts.nodes}
          rowKey={({ id }) => id}
          totalCount={data?.acts.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={<EmptyState icon={IconCompleted} title={t('none')} hint={t('noneHint')} />}
        />
        {data?.acts.nodes.some(({ namesakes }) => namesakes) ? (
          <Text size="sm" mt="sm">
            {t('namesakesHint')}
          </Text>
        ) : null}
      </Panel>
      <PlaceHold opened={placing} onClose={sheet.close} schoolId={schoolId} />
    </>
  )
}
