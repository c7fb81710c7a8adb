import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import { type Rollover, SHOWN } from './rollover.query'

type People = Rollover['leaving']
type Row = People['nodes'][number]

const QUIET = { loading: false, refreshing: false, error: null, onRetry: () => {} }

type Props = { schoolId: string; rollover: Rollover; onNext: () => void }

/** What 1 September changes by itself. */
export function ChangeStep({ schoolId, rollover, onNext }: Props) {
  const { t } = useTranslation('rollover')
  const waiting = rollover.pairCounts
    .filter(({ outlook }) => outlook !== 'PROGRAMME_RUNS')
    .reduce((sum, { count }) => sum + count, 0)
  const running = rollover.pairCounts.find(({ outlook }) => outlook === 'PROGRAMME_RUNS')?.count ?? 0
  return (
    <>
      <Panel title={t('change.register')}>
        <Text>{t(rollover.inModel ? 'change.inModel' : 'change.notInModel')}</Text>
        {rollover.inModel ? null : (
          <Text size="sm" c="dimmed" mt={4}>
            {t(rollover.wasInModel ? 'change.askMunicipality' : 'change.neverInModel')}
          </Text>
        )}
      </Panel>
      <Panel title={t('change.pairs')}>
        <Text>{t('change.running', { count: running })}</Text>
        <Text>{waiting > 0 ? t('change.waiting', { count: waiting }) : t('change.nothingWaits')}</Text>
      </Panel>
      <PeoplePanel
        title={t('change.leaving')}
        hint={t('change.leavingHint')}
        empty={t('change.nobodyLeaves')}
        people={rollover.leaving}
      />
      <PeoplePanel
        title={t('change.noLongerYoung')}
        hint={t('change.noLongerYoungHint')}
        empty={t('change.nobodyCeases')}
        people={rollover.noLongerYoung}
      />
      <Group justify="space-between">
        <AnchorLink to="/s/$schoolId/people" params={{ schoolId: bareId(schoolId) }}>
          {t('change.toPeople')}
        </AnchorLink>
        <Button onClick={onNext}>{t('next')}</Button>
      </Group>
    </>
  )
}

type PeopleProps = { title: string; hint: string; empty: string; people: People }

function PeoplePanel({ title, hint, empty, people }: PeopleProps) {
  const { t } = useTranslation('rollover')
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('person'),
      phone: 'title',
      cell: ({ person }) => (
        <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
          {person.fullName}
        </AnchorLink>
      ),
    },
    { id: 'position', header: t('position'), phone: 'detail', cell: ({ person }) => person.position },
  ]
  return (
    <Panel title={title} description={people.totalCount > 0 ? hint : undefined}>
      <DataTable
        {...QUIET}
        caption={title}
        columns={columns}
        rows={people.nodes}
        rowKey={({ person }) => person.id}
        totalCount={people.totalCount}
        countLabel={(count) =>
          count > SHOWN ? t('firstOf', { shown: SHOWN, count }) : t('people', { count })
        }
        empty={<Text c="dimmed">{empty}</Text>}
      />
    </Panel>
  )
}
