import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { PlaceLevel } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconDocument, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { DocumentSheet } from '../DocumentSheet'
import { DocumentFilters } from './DocumentFilters'
import { DOCUMENT_ROW, documentsQuery } from './documents.query'
import { activeFilters, type DocumentsSearch } from './documents.search'
import { useDocumentColumns } from './use-document-columns'

type Props = {
  level: PlaceLevel
  placeId: string
  search: DocumentsSearch
  onSearch: (patch: Partial<DocumentsSearch>) => void
}

/** The registry of documents of a place: its own in any state, those above it that are in force. */
export function DocumentsPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['documents', 'common'])
  const query = useQuery(documentsQuery(level, placeId, search))
  const columns = useDocumentColumns(level)
  const place = query.data
  const list = place?.list
  const add = (variant: 'filled' | 'default') => (
    <Button
      variant={variant}
      leftSection={<IconAdd size={16} aria-hidden />}
      onClick={() => onSearch({ add: 'ANY' })}
    >
      {t('form.open')}
    </Button>
  )
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={place?.adds ? add('filled') : null}
      />
      <PlaceSections level={level} placeId={placeId} current="documents" />
    </>
  )
  if (place && !list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  return (
    <>
      {header}
      <Panel title={t('list')}>
        <DocumentFilters level={level} search={search} onSearch={onSearch} />
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={list?.nodes.map((node) => readFragment(DOCUMENT_ROW, node))}
          rowKey={(row) => row.id}
          totalCount={list?.totalCount}
          countLabel={(count) => t('count', { count })}
          empty={
            activeFilters(search) > 0 ? (
              <EmptyState icon={IconDocument} title={t('nothingFits')} hint={t('nothingFitsHint')} />
            ) : (
              <EmptyState
                icon={IconDocument}
                title={t('empty')}
                hint={t(place?.adds ? 'emptyKeeper' : 'emptyHint')}
                action={place?.adds ? add('default') : null}
              />
            )
          }
        />
      </Panel>
      <DocumentSheet
        opened={Boolean(place?.adds) && search.add !== undefined}
        onClose={() => onSearch({ add: undefined })}
        placeId={placeId}
        begun={{ kind: search.add === 'ANY' ? null : (search.add ?? null) }}
      />
    </>
  )
}
