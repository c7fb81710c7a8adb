import { Anchor, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconDocument, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { type DocumentTemplate, documentTemplatesQuery } from './document-templates.query'
import { TemplateForm, type Written } from './TemplateForm'
import { TemplatePreview } from './TemplatePreview'

type Props = { level: PlaceLevel; placeId: string }

/** The templates of documents that reach a place: read filled, taken away as .docx, varied by a municipality. */
export function DocumentTemplatesPage({ level, placeId }: Props) {
  const { t } = useTranslation(['documentTemplates', 'documents', 'common'])
  const query = useQuery(documentTemplatesQuery(level, placeId))
  const [read, setRead] = useState<DocumentTemplate>()
  const [written, setWritten] = useState<Written>()
  const place = query.data
  const templates = place?.templates
  // Schools work by the templates of who stands above them.
  const keeps = Boolean(place?.adds) && level !== 'SCHOOL'
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={
          keeps && templates ? (
            <Button
              leftSection={<IconAdd size={16} aria-hidden />}
              onClick={() => setWritten({ how: 'NEW' })}
            >
              {t('add')}
            </Button>
          ) : null
        }
      />
      <PlaceSections level={level} placeId={placeId} current="document-templates" />
    </>
  )
  if (place && !templates)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  const columns: Column<DocumentTemplate>[] = [
    {
      id: 'title',
      header: t('documents:name'),
      phone: 'title',
      cell: (row) => (
        <>
          <Anchor component="button" type="button" inherit ta="start" onClick={() => setRead(row)}>
            {row.title}
          </Anchor>
          <Text size="xs" c="dimmed" component="div">
            {t(`documents:kindOf.${row.kind}`)}
            {row.parent ? ` · ${t('variantOf', { title: row.parent.title })}` : null}
          </Text>
        </>
      ),
    },
    {
      id: 'owner',
      header: t('owner'),
      phone: 'detail',
      cell: (row) => row.owner?.name ?? t('system'),
    },
    {
      id: 'version',
      header: t('edition'),
      align: 'right',
      phone: 'labelled',
      // What comes with the program has no editions.
      cell: (row) => row.version || '—',
    },
  ]
  return (
    <>
      {header}
      <Panel title={t('list')}>
        <DataTable
          {...tableState(query)}
          caption={t('list')}
          columns={columns}
          rows={templates ?? undefined}
          rowKey={(row) => row.id}
          totalCount={templates?.length}
          countLabel={(count) => t('count', { count })}
          rowActions={(row) => (
            <Group gap={4} wrap="nowrap" justify="flex-end">
              {keeps && row.viewerCanEdit ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('editOf', { title: row.title })}
                  onClick={() => setWritten({ how: 'EDIT', template: row })}
                >
                  {t('edit')}
                </Button>
              ) : keeps ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('variantMakeOf', { title: row.title })}
                  onClick={() => setWritten({ how: 'VARIANT', template: row })}
                >
                  {t('variantMake')}
                </Button>
              ) : null}
            </Group>
          )}
          empty={<EmptyState icon={IconDocument} title={t('empty')} hint={t('emptyHint')} />}
        />
      </Panel>
      <TemplatePreview
        level={level}
        placeId={placeId}
        adds={Boolean(place?.adds)}
        template={read}
        onClose={() => setRead(undefined)}
      />
      <TemplateForm written={written} onClose={() => setWritten(undefined)} placeId={placeId} />
    </>
  )
}
