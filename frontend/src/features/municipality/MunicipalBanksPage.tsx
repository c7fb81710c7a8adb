import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SavedViews } from '@/features/domain/banks/SavedViews'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { BankStandings } from './BankStandings'
import { municipalBanksQuery } from './banks.query'
import { MUNICIPAL_BANK_TABS, type MunicipalBanksSearch, NO_FILTERS } from './banks.search'
import { CuratorsTable } from './CuratorsTable'
import { FieldsPanel } from './FieldsPanel'
import { MenteeNumbers } from './MenteeNumbers'
import { MunicipalMentors } from './MunicipalMentors'

export type MunicipalBankProps = {
  municipalityId: string
  search: MunicipalBanksSearch
  onSearch: (patch: Partial<MunicipalBanksSearch>) => void
}

/** The base of a municipality: mentors, experts and curators by name, mentees as numbers, and who keeps it fresh. */
export function MunicipalBanksPage({ municipalityId, search, onSearch }: MunicipalBankProps) {
  const { t } = useTranslation(['banks', 'common'])
  const query = useQuery(municipalBanksQuery(municipalityId))
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { bank } = place
  const header = (
    <PageHeader eyebrow={place.name} title={t('municipal.title')} actions={bank ? <SavedViews /> : null} />
  )
  if (!bank)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('municipal.closed')} hint={t('municipal.closedHint')} />
      </>
    )
  const tab = search.tab ?? 'mentors'
  const show = (next: string | null) => {
    const chosen = MUNICIPAL_BANK_TABS.find((each) => each === next)
    onSearch({ ...NO_FILTERS, tab: chosen === 'mentors' ? undefined : chosen })
  }
  const list = { municipalityId, search, onSearch }
  return (
    <>
      {header}
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('municipal.title')}>
          {MUNICIPAL_BANK_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`municipal.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="mentors">
          <MunicipalMentors {...list} />
        </Tabs.Panel>
        <Tabs.Panel value="experts">
          <MunicipalMentors {...list} experts />
        </Tabs.Panel>
        <Tabs.Panel value="curators">
          <CuratorsTable {...list} />
        </Tabs.Panel>
        <Tabs.Panel value="mentees">
          <MenteeNumbers mentees={bank.mentees} />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          <FieldsPanel
            municipalityId={municipalityId}
            mayChange={place.viewerCan.includes('KEEP_BANK_POLICY')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="refresh">
          <BankStandings
            {...list}
            policy={bank.policy}
            mayChange={place.viewerCan.includes('KEEP_BANK_POLICY')}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
