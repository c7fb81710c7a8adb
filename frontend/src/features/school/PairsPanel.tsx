import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { PreparePairOrder } from '@/features/domain/orders/PreparePairOrder'
import { PairsTable, pairNames } from '@/features/domain/pairs/PairsTable'
import { PAIR_STATES } from '@/features/domain/pairs/pair-states'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconInfo, IconPair, IconUpload } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { tableState } from '@/shared/ui/table.types'
import { GivenPanel } from './GivenPanel'
import { ProposePair } from './ProposePair'
import { pairsFilter, pairsQuery } from './pairs.query'
import type { PairsSearch } from './pairs.search'

type Props = {
  schoolId: string
  year: number | undefined
  search: PairsSearch
  onSearch: (patch: Partial<PairsSearch>) => void
}

type Chosen = { id: string; names: string }
const STATES = ['WAITING', ...PAIR_STATES] as const

/** The pairs of the school; among the agreed ones several are taken into one order. */
export function PairsPanel({ schoolId, year, search, onSearch }: Props) {
  const { t } = useTranslation(['pairs', 'school', 'common'])
  const query = useQuery(pairsQuery(schoolId, year, search))
  const school = query.data?.viewer?.school
  const list = school?.mentorships
  const [proposing, propose] = useDisclosure()
  const [preparing, prepare] = useDisclosure()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  if (school && !list)
    return <EmptyState icon={IconInfo} title={t('school:namesClosed')} hint={t('school:countsOnly')} />
  const keeps = school?.viewerCan.includes('KEEP_PEOPLE') ?? false
  const selecting = keeps && search.state === 'AGREED'
  const filters = [search.q, search.state].filter(Boolean).length
  const nodeOf = (id: string) => list?.nodes.find((node) => node.id === id)
  const change = (patch: Partial<PairsSearch>) => {
    // What is out of sight must not slip into an order.
    setChosen([])
    onSearch(patch)
  }
  return (
    <>
      <Panel
        title={t('list')}
        description={selecting ? t('order.choose') : keeps ? t('selectHint') : undefined}
        actions={
          selecting ? (
            <Button disabled={chosen.length === 0} onClick={prepare.open}>
              {t('order.prepareFor', { count: chosen.length })}
            </Button>
          ) : (
            <>
              {school?.viewerCan.includes('IMPORT_PAIRS') ? (
                <ButtonLink
                  variant="default"
                  leftSection={<IconUpload size={16} aria-hidden />}
                  to="/s/$schoolId/import"
                  params={{ schoolId: bareId(schoolId) }}
                >
                  {t('common:export.import')}
                </ButtonLink>
              ) : null}
              <ExportMenu
                list="MENTORSHIPS"
                can={school?.viewerCan}
                placeId={schoolId}
                name={t('list')}
                filter={pairsFilter(year, search)}
              />
              {keeps ? (
                <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={propose.open}>
                  {t('propose.open')}
                </Button>
              ) : null}
            </>
          )
        }
      >
        <FilterBar
          label={t('filters')}
          active={filters}
          onReset={() => change({ q: undefined, state: undefined, ...FIRST_PAGE })}
        >
          <SearchField label={t('search')} value={search.q} onChange={(q) => change({ q, ...FIRST_PAGE })} />
          <ChoiceFilter
            label={t('state')}
            value={search.state}
            options={STATES}
            name={(state) => t(`stateOf.${state}`)}
            onChange={(chosen) => change({ state: chosen, ...FIRST_PAGE })}
          />
        </FilterBar>
        <PairsTable
          state={tableState(query)}
          {...pageSteps(list?.pageInfo, change)}
          caption={t('list')}
          rows={list?.nodes}
          totalCount={list?.totalCount}
          {...(selecting
            ? {
                rowActions: (row) => {
                  const names = t('pairName', pairNames(row))
                  const ready =
                    nodeOf(row.id)?.viewerCan.includes('PREPARE_ORDER') &&
                    nodeOf(row.id)?.missingConsents.length === 0
                  return ready ? (
                    <Checkbox
                      aria-label={t('order.take', { names })}
                      checked={chosen.some(({ id }) => id === row.id)}
                      onChange={(event) =>
                        setChosen(
                          event.currentTarget.checked
                            ? [...chosen, { id: row.id, names }]
                            : chosen.filter(({ id }) => id !== row.id),
                        )
                      }
                    />
                  ) : (
                    <Text size="xs" c="dimmed">
                      {t('order.noConsents')}
                    </Text>
                  )
                },
              }
            : {})}
          empty={
            <EmptyState
              icon={IconPair}
              title={filters > 0 ? t('nothingFits') : t('empty')}
              hint={filters > 0 ? t('nothingFitsHint') : t('emptyHint')}
              action={
                keeps && filters === 0 ? (
                  <Group>
                    <Button variant="default" onClick={propose.open}>
                      {t('propose.open')}
                    </Button>
                  </Group>
                ) : null
              }
            />
          }
        />
      </Panel>
      <GivenPanel schoolId={schoolId} year={year} />
      <ProposePair opened={proposing} onClose={propose.close} schoolId={schoolId} />
      <PreparePairOrder opened={preparing} onClose={prepare.close} schoolId={schoolId} pairs={chosen} />
    </>
  )
}
