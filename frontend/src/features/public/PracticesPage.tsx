import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FORMATS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import { Button } from '@/shared/light/Button'
import { ErrorNote } from '@/shared/light/ErrorNote'
import { FilterBar } from '@/shared/light/FilterBar'
import { FilterSelect } from '@/shared/light/FilterSelect'
import { PageHeader } from '@/shared/light/PageHeader'
import { PageLoading } from '@/shared/light/PageLoading'
import { SearchField } from '@/shared/light/SearchField'
import { EmptyState } from '@/shared/ui/EmptyState'
import { MoreRows } from './MoreRows'
import { MunicipalitySelect } from './MunicipalitySelect'
import { PracticeCard } from './PracticeCard'
import classes from './PublicList.module.css'
import { practicesQuery } from './practices.query'
import { countFilters, type PracticesSearch } from './public-search'

type Props = { search: PracticesSearch; onSearch: (patch: Partial<PracticesSearch>) => void }

const NO_FILTER = {
  q: undefined,
  municipality: undefined,
  school: undefined,
  form: undefined,
  format: undefined,
  topic: undefined,
} as const satisfies PracticesSearch

/** Published practices for everybody. */
export function PracticesPage({ search, onSearch }: Props) {
  const { t } = useTranslation(['public', 'terms'])
  const query = useInfiniteQuery(practicesQuery(search))
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.practices.nodes)
  const total = pages.at(-1)?.practices.totalCount ?? 0
  const active = countFilters(search)
  const school = search.school ? pages.at(0)?.school?.name : undefined
  return (
    <>
      <PageHeader title={t('practices.title')} description={t('practices.description')} />
      <FilterBar label={t('practices.filters')} active={active} onReset={() => onSearch(NO_FILTER)}>
        <SearchField label={t('practices.search')} value={search.q} onChange={(q) => onSearch({ q })} />
        <MunicipalitySelect
          value={search.municipality}
          onChange={(municipality) => onSearch({ municipality })}
        />
        <FilterSelect
          label={t('practices.form')}
          value={search.form}
          options={FORMS.map((form) => ({ value: form, label: t(`terms:form.${form}`) }))}
          onChange={(form) => onSearch({ form })}
        />
        <FilterSelect
          label={t('practices.topic')}
          value={search.topic}
          options={TOPICS.map((topic) => ({ value: topic, label: t(`terms:topic.${topic}`) }))}
          onChange={(topic) => onSearch({ topic })}
        />
        <FilterSelect
          label={t('practices.format')}
          value={search.format}
          options={FORMATS.map((format) => ({ value: format, label: t(`terms:format.${format}`) }))}
          onChange={(format) => onSearch({ format })}
        />
      </FilterBar>
      {school ? (
        <p className={classes.school}>
          {t('practices.school', { name: school })}{' '}
          <Button look="subtle" small onClick={() => onSearch({ school: undefined })}>
            {t('practices.everySchool')}
          </Button>
        </p>
      ) : null}
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <PageLoading /> : null}
      {query.data ? (
        <>
          <p role="status" className={classes.found}>
            {t('practices.found', { count: total })}
          </p>
          {rows.length === 0 ? (
            <EmptyState
              title={t(active > 0 ? 'practices.nothing' : 'practices.empty')}
              hint={t(active > 0 ? 'practices.nothingHint' : 'practices.emptyHint')}
              action={
                active > 0 ? (
                  <Button onClick={() => onSearch(NO_FILTER)}>{t('practices.reset')}</Button>
                ) : null
              }
            />
          ) : (
            <>
              <ul
                className={classes.list}
                aria-label={t('practices.list')}
                aria-busy={query.isPlaceholderData || undefined}
              >
                {rows.map((practice) => (
                  <li key={practice.slug}>
                    <PracticeCard practice={practice} />
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
