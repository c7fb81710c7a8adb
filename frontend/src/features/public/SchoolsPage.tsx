import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addressOf } from '@/shared/light/address'
import { ErrorNote } from '@/shared/light/ErrorNote'
import { FilterBar } from '@/shared/light/FilterBar'
import { FilterSelect } from '@/shared/light/FilterSelect'
import { Link } from '@/shared/light/Link'
import { PageHeader } from '@/shared/light/PageHeader'
import { PageLoading } from '@/shared/light/PageLoading'
import { SearchField } from '@/shared/light/SearchField'
import { EmptyState } from '@/shared/ui/EmptyState'
import { MoreRows } from './MoreRows'
import { MunicipalitySelect } from './MunicipalitySelect'
import classes from './PublicList.module.css'
import { countFilters, SCHOOL_KINDS, type SchoolsSearch } from './public-search'
import { schoolsQuery } from './schools.query'

type Props = { search: SchoolsSearch; onSearch: (patch: Partial<SchoolsSearch>) => void }

/** Organisations of the public face, each with the way to its practices. */
export function SchoolsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('public')
  const query = useInfiniteQuery(schoolsQuery(search))
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.schools.nodes)
  const total = pages.at(-1)?.schools.totalCount ?? 0
  const active = countFilters(search)
  return (
    <>
      <PageHeader title={t('schools.title')} description={t('schools.description')} />
      <FilterBar
        label={t('schools.filters')}
        active={active}
        onReset={() => onSearch({ q: undefined, municipality: undefined, kind: undefined })}
      >
        <SearchField label={t('schools.search')} value={search.q} onChange={(q) => onSearch({ q })} />
        <MunicipalitySelect
          value={search.municipality}
          onChange={(municipality) => onSearch({ municipality })}
        />
        <FilterSelect
          label={t('schools.kind')}
          value={search.kind}
          options={SCHOOL_KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
          onChange={(kind) => onSearch({ kind })}
        />
      </FilterBar>
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <PageLoading /> : null}
      {query.data ? (
        <>
          <p role="status" className={classes.found}>
            {t('schools.found', { count: total })}
          </p>
          {rows.length === 0 ? (
            <EmptyState
              title={t(active > 0 ? 'practices.nothing' : 'schools.empty')}
              hint={t(active > 0 ? 'practices.nothingHint' : 'schools.emptyHint')}
            />
          ) : (
            <>
              <ul
                className={classes.list}
                aria-label={t('schools.list')}
                aria-busy={query.isPlaceholderData || undefined}
              >
                {rows.map((school) => (
                  <li key={school.slug} className={classes.row}>
                    <div>
                      <p className={classes.name} title={school.fullName}>
                        {school.name}
                      </p>
                      <p className="app-soft">
                        {t(`kindOf.${school.kind}`)} · {school.municipality.name}
                      </p>
                    </div>
                    {school.practices.totalCount > 0 ? (
                      <Link href={addressOf('/p', { school: school.slug })}>
                        {t('schools.practices', { count: school.practices.totalCount })}
                      </Link>
                    ) : (
                      <span className="app-soft">{t('schools.none')}</span>
                    )}
                  </li>
                ))}
              </ul>
              <MoreRows
                shown={rows.length}
                total={total}
                busy={query.isFetchingNextPage}
                onMore={
                  query.hasNextPage
                    ? () => query.fetchNextPage().then(({ hasNextPage }) => hasNextPage)
                    : undefined
                }
              />
            </>
          )}
        </>
      ) : null}
    </>
  )
}
