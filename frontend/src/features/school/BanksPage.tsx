import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { PageHeader } from '@/shared/ui/PageHeader'
import type { BanksSearch } from './banks.search'
import { MentorsBank } from './MentorsBank'
import { NeedsBank } from './NeedsBank'

type Props = {
  schoolId: string
  search: BanksSearch
  onSearch: (patch: Partial<BanksSearch>) => void
}

const NO_FILTERS = {
  q: undefined,
  topic: undefined,
  format: undefined,
  free: undefined,
  kind: undefined,
  without: undefined,
  ...FIRST_PAGE,
} as const satisfies Partial<BanksSearch>

/** Both banks: who can help and who asks for help. */
export function BanksPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['banks', 'common'])
  const tab = search.tab ?? 'mentors'
  return (
    <>
      <PageHeader eyebrow={t('common:level.SCHOOL')} title={t('title')} />
      <Tabs
        value={tab}
        onChange={(next) => onSearch({ ...NO_FILTERS, tab: next === 'needs' ? 'needs' : undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t('title')}>
          <Tabs.Tab value="mentors">{t('mentors')}</Tabs.Tab>
          <Tabs.Tab value="needs">{t('needs')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mentors">
          <MentorsBank schoolId={schoolId} search={search} onSearch={onSearch} noFilters={NO_FILTERS} />
        </Tabs.Panel>
        <Tabs.Panel value="needs">
          <NeedsBank schoolId={schoolId} search={search} onSearch={onSearch} noFilters={NO_FILTERS} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
