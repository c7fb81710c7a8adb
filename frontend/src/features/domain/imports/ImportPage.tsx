import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportKind, ImportState } from '@/shared/graphql/generated/graphql'
import type { PlaceLevel } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { EarlierImports } from './EarlierImports'
import { ImportRunView } from './ImportRunView'
import { ImportStart } from './ImportStart'
import { importRunQuery } from './import.query'
import type { ImportSearch } from './import.search'

export type EarlierImport = {
  id: string
  kind: ImportKind
  fileName: string
  state: ImportState
  createdAt: string
}

type Props = {
  level: PlaceLevel
  placeId: string
  /** What the viewer may take over here; the first one is offered first. */
  kinds: readonly ImportKind[]
  earlier: readonly EarlierImport[]
  search: ImportSearch
  onSearch: (patch: Partial<ImportSearch>) => void
}

/** Taking tables over: bring a file, look at what it comes to, take it over. */
export function ImportPage({ level, placeId, kinds, earlier, search, onSearch }: Props) {
  const { t } = useTranslation(['imports', 'common'])
  const open = (file: string | undefined) =>
    onSearch({ file, show: undefined, after: undefined, before: undefined })
  return (
    <>
      <PageHeader eyebrow={t(`common:level.${level}`)} title={t('title')} description={t('lead')} />
      {search.file ? (
        <Opened
          placeId={placeId}
          id={search.file}
          search={search}
          onSearch={onSearch}
          onLeave={() => open(undefined)}
        />
      ) : (
        <>
          <ImportStart placeId={placeId} kinds={kinds} onReceived={open} />
          <EarlierImports rows={earlier} onOpen={open} />
        </>
      )}
    </>
  )
}

type OpenedProps = Pick<Props, 'placeId' | 'search' | 'onSearch'> & { id: string; onLeave: () => void }

function Opened({ placeId, id, search, onSearch, onLeave }: OpenedProps) {
  const query = useQuery(importRunQuery(id))
  if (query.isPending && !query.error) return <PageLoading />
  const run = query.data?.viewer?.importById
  if (!run) return <ErrorNote error={query.error} onRetry={onLeave} />
  return <ImportRunView placeId={placeId} run={run} search={search} onSearch={onSearch} onLeave={onLeave} />
}
