import { Anchor, Button, Group, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Template_TemplateFragment } from '@/shared/graphql/generated/graphql'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconInfo, IconProgramme } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { SearchField } from '@/shared/ui/SearchField'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../sections/PlaceSections'
import { TEMPLATE_LOOK } from './looks'
import { TemplateSheet } from './TemplateSheet'
import { TemplateView } from './TemplateView'
import { TEMPLATE } from './template.fragment'
import classes from './templates.module.css'
import { templatesQuery } from './templates.query'
import { OWNER_LEVELS, TEMPLATE_STATES, type TemplatesSearch } from './templates.search'
import { useTemplateActs } from './use-template-acts'

type Template = Template_TemplateFragment

type Props = {
  level: PlaceLevel
  placeId: string
  search: TemplatesSearch
  onSearch: (patch: Partial<TemplatesSearch>) => void
}

/** The templates that a place keeps; a school sees those of its municipality and region beside its own. */
export function TemplatesPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['templates', 'common'])
  const query = useQuery(templatesQuery(level, placeId, search))
  const [read, setRead] = useState<Template>()
  const [edited, setEdited] = useState<Template | 'new'>()
  const acts = useTemplateActs()
  const place = query.data
  const list = place?.list
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`hint.${level}`)}
        actions={
          list ? (
            <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={() => setEdited('new')}>
              {t('add')}
            </Button>
          ) : null
        }
      />
      <PlaceSections level={level} placeId={placeId} current="templates" />
    </>
  )
  if (place && !list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  const filters = [search.q, search.state, search.owner].filter(Boolean).length
  const columns: Column<Template>[] = [
    {
      id: 'title',
      header: t('template'),
      phone: 'title',
      cell: (row) => (
        <>
          <Anchor component="button" type="button" inherit ta="start" onClick={() => setRead(row)}>
            {row.title}
          </Anchor>
          {row.purpose ? (
            <Text size="xs" c="dimmed" component="div" lineClamp={2}>
              {row.purpose}
            </Text>
          ) : null}
        </>
      ),
    },
    ...(level === 'SCHOOL'
      ? [
          {
            id: 'owner',
            header: t('owner'),
            phone: 'detail',
            cell: (row) => t(`ownerOf.${row.owner.level}`),
          } satisfies Column<Template>,
        ]
      : []),
    {
      id: 'months',
      header: t('length'),
      phone: 'detail',
      cell: (row) => <span className={classes.number}>{t('lengthOf', { count: row.months })}</span>,
    },
    {
      id: 'plan',
      header: t('plan'),
      cell: (row) => <span className={classes.number}>{t('lines', { count: row.activities.length })}</span>,
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: (row) => <StatusMark {...TEMPLATE_LOOK[row.state]} label={t(`stateOf.${row.state}`)} />,
    },
  ]
  const actions = (row: Template) => {
    const may = (action: Template['viewerCan'][number]) => row.viewerCan.includes(action)
    return (
      <Group gap={4} wrap="nowrap" justify="flex-end">
        {may('PUT_IN_USE') ? (
          <Button
            size="xs"
            loading={acts.putInUse.isPending && acts.putInUse.variables.id === row.id}
            aria-label={t('putInUseOf', { title: row.title })}
            onClick={() => acts.putInUse.mutate(row)}
          >
            {t('putInUse')}
          </Button>
        ) : null}
        {may('WRITE') ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('editOf', { title: row.title })}
            onClick={() => setEdited(row)}
          >
            {t('edit')}
          </Button>
        ) : null}
        {may('RETIRE') || level === 'SCHOOL' ? (
          <RowMenu label={t('moreOf', { title: row.title })}>
            {level === 'SCHOOL' ? (
              <Menu.Item onClick={() => acts.copy.mutate({ template: row, schoolId: placeId })}>
                {t(row.owner.level === 'SCHOOL' ? 'copy' : 'takeOver')}
              </Menu.Item>
            ) : null}
            {may('RETIRE') ? (
              <Menu.Item onClick={() => acts.retire.mutate(row)}>{t('retire')}</Menu.Item>
            ) : null}
          </RowMenu>
        ) : null}
      </Group>
    )
  }
  return (
    <>
      {header}
      <Panel title={t('list')}>
        <FilterBar
          label={t('filters')}
          active={filters}
          onReset={() => onSearch({ q: undefined, state: undefined, owner: undefined, ...FIRST_PAGE })}
        >
          <SearchField
            label={t('search')}
            value={search.q}
            onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
          />
          <ChoiceFilter
            label={t('state')}
            value={search.state}
            options={TEMPLATE_STATES}
            name={(state) => t(`stateOf.${state}`)}
            onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
          />
          {level === 'SCHOOL' ? (
            <ChoiceFilter
              label={t('owner')}
              value={search.owner}
              options={OWNER_LEVELS}
              name={(each) => t(`ownerOf.${each}`)}
              onChange={(chosen) => onSearch({ owner: chosen, ...FIRST_PAGE })}
            />
          ) : null}
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes.map((node) => readFragment(TEMPLATE, node))}
          rowKey={(row) => row.id}
          rowActions={actions}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={
            <EmptyState
              icon={IconProgramme}
              title={filters > 0 ? t('nothingFits') : t('empty')}
              hint={t('emptyHint')}
              action={
                <Button variant="default" onClick={() => setEdited('new')}>
                  {t('add')}
                </Button>
              }
            />
          }
        />
      </Panel>
      <TemplateView template={read} onClose={() => setRead(undefined)} />
      <TemplateSheet
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        placeId={placeId}
        template={edited === 'new' ? undefined : edited}
      />
    </>
  )
}
