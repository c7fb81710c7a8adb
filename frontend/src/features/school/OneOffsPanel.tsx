import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ONE_OFF_STATES } from '@/features/domain/one-offs/lists'
import { OneOffActs } from '@/features/domain/one-offs/OneOffActs'
import { OneOffStateMark } from '@/features/domain/one-offs/OneOffStateMark'
import { OneOffWords } from '@/features/domain/one-offs/OneOffWords'
import { ONE_OFF } from '@/features/domain/one-offs/one-off.fragment'
import classes from '@/features/domain/one-offs/one-offs.module.css'
import { readFragment } from '@/shared/graphql/generated'
import type { OneOff_OneOffFragment } from '@/shared/graphql/generated/graphql'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconCalendar, IconInfo } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { oneOffsQuery } from './one-offs.query'
import { ProposeOneOff } from './ProposeOneOff'
import type { PairsSearch } from './pairs.search'

type Props = {
  schoolId: string
  search: PairsSearch
  onSearch: (patch: Partial<PairsSearch>) => void
}

/** The school's single meetings without an order; they are counted apart from the pairs. */
export function OneOffsPanel({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['oneOffs', 'school'])
  const query = useQuery(oneOffsQuery(schoolId, search))
  const [proposing, sheet] = useDisclosure()
  const school = query.data?.viewer?.school
  const list = school?.oneOffs
  if (school && !list)
    return <EmptyState icon={IconInfo} title={t('school:namesClosed')} hint={t('school:countsOnly')} />
  const keeps = school?.viewerCan.includes('KEEP_PEOPLE') ?? false
  const propose = keeps ? (
    <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
      {t('propose.open')}
    </Button>
  ) : null
  const columns: Column<OneOff_OneOffFragment>[] = [
    {
      id: 'topic',
      header: t('meeting'),
      phone: 'title',
      cell: (oneOff) => (
        <>
          {oneOff.topic}
          <OneOffWords oneOff={oneOff} />
          <div className={classes.acts}>
            <OneOffActs oneOff={oneOff} size="xs" />
          </div>
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ state }) => <OneOffStateMark state={state} />,
    },
  ]
  return (
    <Panel title={t('title')} description={t('schoolHint')} actions={propose}>
      <FilterBar
        label={t('filters')}
        active={search.oneOff ? 1 : 0}
        onReset={() => onSearch({ oneOff: undefined, ...FIRST_PAGE })}
      >
        <ChoiceFilter
          label={t('state')}
          value={search.oneOff}
          options={ONE_OFF_STATES}
          name={(state) => t(`stateOf.${state}`)}
          onChange={(chosen) => onSearch({ oneOff: chosen, ...FIRST_PAGE })}
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('title')}
        columns={columns}
        rows={list ? readFragment(ONE_OFF, list.nodes) : undefined}
        rowKey={({ id }) => id}
        totalCount={list?.totalCount}
        countLabel={(count) => t('count', { count })}
        empty={
          <EmptyState
            icon={IconCalendar}
            title={search.oneOff ? t('nothingFits') : t('none')}
            hint={search.oneOff ? t('nothingFitsHint') : t('noneHint')}
          />
        }
      />
      <ProposeOneOff opened={proposing} onClose={sheet.close} schoolId={schoolId} />
    </Panel>
  )
}
