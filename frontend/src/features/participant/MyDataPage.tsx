import { List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { GrantList } from '@/features/domain/file-grants/GrantList'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { MyArchive } from './MyArchive'
import { MyCorrections } from './MyCorrections'
import { type DataReader, type DataReading, myDataQuery } from './my-data.query'

/** Who can see what of the reader and why, what is public, and who has read it. */
export function MyDataPage() {
  const { t } = useTranslation(['data', 'grants', 'common', 'terms'])
  const format = useFormat()
  const query = useQuery(myDataQuery)
  const viewer = query.data?.viewer
  if (!viewer)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { readers, partners, readings, corrections, fileGrants } = viewer.myData
  const jobs = viewer.person.record?.employments ?? []
  const schools = [...new Map(jobs.map(({ school }) => [school.id, school])).values()]
  const published = viewer.participant.consents.filter(
    ({ holds, resources }) => holds && resources.length > 0,
  )
  const columns: Column<DataReader>[] = [
    { id: 'role', header: t('role'), phone: 'title', cell: ({ role }) => t(`common:role.${role}`) },
    { id: 'place', header: t('place'), phone: 'detail', cell: ({ place }) => place.name },
    {
      id: 'parts',
      header: t('parts'),
      phone: 'detail',
      cell: ({ parts }) => format.list(parts.map((part) => t(`part.${part}`))),
    },
    { id: 'ground', header: t('ground'), phone: 'detail', cell: ({ role }) => t(`groundOf.${role}`) },
  ]
  const read: Column<DataReading>[] = [
    { id: 'at', header: t('at'), phone: 'title', cell: ({ at }) => format.moment(at) },
    { id: 'by', header: t('by'), phone: 'detail', cell: ({ by }) => by },
    {
      id: 'what',
      header: t('what'),
      phone: 'detail',
      cell: ({ kind }) => t(`kind.${kind === 'order' || kind === 'person' ? kind : 'consent'}`),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} description={t('hint')} />
      <Stack gap="md">
        <Panel title={t('readers')} description={t('readersHint')}>
          <DataTable
            {...tableState(query)}
            caption={t('readers')}
            columns={columns}
            rows={readers}
            rowKey={({ role, place }) => `${role} ${place.id}`}
            totalCount={readers.length}
            empty={<EmptyState title={t('readersNone')} hint={t('readersNoneHint')} />}
          />
          {partners.length > 0 ? (
            <Text size="sm" mt="sm">
              {t('partners', { names: format.list(partners.map(({ shortName }) => shortName)) })}
            </Text>
          ) : null}
        </Panel>
        <Panel title={t('grants:mine')} description={t('grants:mineHint')}>
          {fileGrants.length === 0 ? (
            <EmptyState title={t('grants:mineNone')} hint={t('grants:mineNoneHint')} />
          ) : (
            <GrantList grants={fileGrants} />
          )}
        </Panel>
        <Panel title={t('published')}>
          {published.length === 0 ? (
            <Text>{t('publishedNone')}</Text>
          ) : (
            <List>
              {published.map(({ id, fields, resources }) => (
                <List.Item key={id}>
                  {t('publishedLine', {
                    fields:
                      fields.length > 0
                        ? format.list(fields.map((field) => t(`terms:publicField.${field}`)))
                        : t('terms:consent.PHOTO_VIDEO'),
                    sites: format.list(resources),
                  })}
                </List.Item>
              ))}
            </List>
          )}
          <Text size="sm" mt="sm">
            <AnchorLink to="/me/consents">{t('toConsents')}</AnchorLink>
          </Text>
        </Panel>
        <Panel title={t('readings')} description={t('readingsHint')}>
          <DataTable
            {...tableState(query)}
            caption={t('readings')}
            columns={read}
            rows={readings}
            rowKey={({ at, by, kind }) => `${at} ${by} ${kind}`}
            totalCount={readings.length}
            empty={<EmptyState title={t('readingsNone')} hint={t('readingsNoneHint')} />}
          />
        </Panel>
        <MyCorrections requests={corrections.nodes} schools={schools} />
        <MyArchive />
      </Stack>
    </>
  )
}
