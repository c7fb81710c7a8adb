import { Button, Menu, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { useFigureColumns } from '@/features/domain/figures/figure-columns'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconActive, IconAdd, IconDraft, IconUpload } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { SearchField } from '@/shared/ui/SearchField'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { AddSchool } from './AddSchool'
import { type MunicipalityOverview, type RegisterRow, registerFilter } from './municipality.query'
import { type RegisterSearch, SCHOOL_KINDS } from './register.search'
import { useParticipation } from './use-participation'

type Props = {
  query: UseQueryResult
  place: MunicipalityOverview
  year: number | undefined
  search: RegisterSearch
  onSearch: (patch: Partial<RegisterSearch>) => void
}

/** The register: who implements the model this year, with the figures of each. */
export function RegisterPanel({ query, place, year, search, onSearch }: Props) {
  const { t } = useTranslation('municipality')
  const { t: tCommon } = useTranslation()
  const [adding, sheet] = useDisclosure()
  const keeps = place.viewerCan.includes('KEEP_REGISTER')
  const participation = useParticipation(place.id, place.figures.schoolYear)
  const figures = useFigureColumns<RegisterRow>(
    ['MENTORS', 'MENTEES', 'ACTIVE_PAIRS', 'PROGRAMMES_COMPLETED', 'PRACTICES_PUBLISHED'],
    (row) => row.figures,
  )
  const columns: Column<RegisterRow>[] = [
    {
      id: 'name',
      header: t('name'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink
            to="/s/$schoolId"
            params={{ schoolId: bareId(row.id) }}
            search={{ year }}
            title={row.fullName}
          >
            {row.name}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {t(`kindOf.${row.kind}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'model',
      header: t('inModel'),
      phone: 'mark',
      cell: (row) =>
        row.inModel ? (
          <StatusMark icon={IconActive} tone="active" label={t('inModelOf.yes')} />
        ) : (
          <StatusMark icon={IconDraft} tone="neutral" label={t('inModelOf.no')} />
        ),
    },
    {
      id: 'curator',
      header: t('curator'),
      phone: 'labelled',
      cell: (row) =>
        row.curatorName ?? (
          <Text c="dimmed" component="span" inherit>
            {t('noCurator')}
          </Text>
        ),
    },
    ...figures,
  ]
  return (
    <Panel
      title={t('register')}
      description={t('registerHint')}
      actions={
        <>
          <ExportMenu
            list="SCHOOLS"
            can={place.viewerCan}
            placeId={place.id}
            name={t('register')}
            filter={registerFilter(search)}
            schoolYear={place.figures.schoolYear}
          />
          {keeps ? (
            <>
              <ButtonLink
                variant="default"
                leftSection={<IconUpload size={16} aria-hidden />}
                to="/m/$municipalityId/import"
                params={{ municipalityId: bareId(place.id) }}
              >
                {tCommon('export.import')}
              </ButtonLink>
              <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
                {t('add')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <FilterBar
        label={t('filters')}
        active={[search.q, search.kind, search.model].filter(Boolean).length}
        onReset={() => onSearch({ q: undefined, kind: undefined, model: undefined, ...FIRST_PAGE })}
      >
        <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q, ...FIRST_PAGE })} />
        <ChoiceFilter
          label={t('kind')}
          value={search.kind}
          options={SCHOOL_KINDS}
          name={(kind) => t(`kindOf.${kind}`)}
          onChange={(chosen) => onSearch({ kind: chosen, ...FIRST_PAGE })}
        />
        <Select
          aria-label={t('inModel')}
          placeholder={t('inModel')}
          clearable
          value={search.model ?? null}
          data={(['yes', 'no'] as const).map((each) => ({ value: each, label: t(`inModelOf.${each}`) }))}
          onChange={(model) =>
            onSearch({ model: model === 'yes' || model === 'no' ? model : undefined, ...FIRST_PAGE })
          }
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(place.schools.pageInfo, onSearch)}
        caption={t('register')}
        columns={columns}
        rows={place.schools.nodes}
        rowKey={(row) => row.id}
        totalCount={place.schools.totalCount}
        countLabel={(count) => t('count', { count })}
        rowActions={(row) =>
          keeps ? (
            <RowMenu label={t('actions', { name: row.name })}>
              <Menu.Item onClick={() => participation.mutate({ row, participates: !row.inModel })}>
                {row.inModel ? t('exclude') : t('include')}
              </Menu.Item>
            </RowMenu>
          ) : null
        }
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      />
      <AddSchool opened={adding} onClose={sheet.close} municipalityId={place.id} />
    </Panel>
  )
}
