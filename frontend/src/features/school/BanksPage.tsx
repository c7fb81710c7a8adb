import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SavedViews } from '@/features/domain/banks/SavedViews'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { PageHeader } from '@/shared/ui/PageHeader'
import { BankFigures } from './BankFigures'
import { bankOverviewQuery } from './bank-overview.query'
import { BANK_TABS, type BanksSearch, type BankTab, NO_FILTERS } from './banks.search'
import { CandidatesBank } from './CandidatesBank'
import { MentorsBank } from './MentorsBank'
import { NeedsBank } from './NeedsBank'
import { RefreshPanel } from './RefreshPanel'
import { SuggestedPanel } from './SuggestedPanel'
import { SurveysPanel } from './SurveysPanel'

type Props = {
  schoolId: string
  search: BanksSearch
  onSearch: (patch: Partial<BanksSearch>) => void
}

/** Both banks: who can help and who asks for help, who waits to be taken in, and when all that was confirmed. */
export function BanksPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['banks', 'common'])
  const overview = useQuery(bankOverviewQuery(schoolId))
  const school = overview.data?.viewer?.school
  const bank = school?.bank
  const candidates = (bank?.counts.mentorCandidates ?? 0) + (bank?.counts.menteeCandidates ?? 0)
  const counts: Partial<Record<BankTab, number>> = {
    candidates,
    suggested: bank?.suggested.length ?? 0,
  }
  const tab = search.tab ?? 'mentors'
  const show = (next: string | null) => {
    const chosen = BANK_TABS.find((each) => each === next)
    onSearch({ ...NO_FILTERS, tab: chosen === 'mentors' ? undefined : chosen })
  }
  return (
    <>
      <PageHeader eyebrow={t('common:level.SCHOOL')} title={t('title')} actions={<SavedViews />} />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="banks" />
      {bank ? <BankFigures bank={bank} schoolId={schoolId} /> : null}
      <Tabs value={tab} onChange={show} keepMounted={false} mt="md">
        <Tabs.List mb="md" aria-label={t('title')}>
          {BANK_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {counts[each]
                ? t('tabCount', { tab: t(`tab.${each}`), count: counts[each] })
                : t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="mentors">
          <MentorsBank schoolId={schoolId} search={search} onSearch={onSearch} />
        </Tabs.Panel>
        <Tabs.Panel value="needs">
          <NeedsBank schoolId={schoolId} search={search} onSearch={onSearch} />
        </Tabs.Panel>
        <Tabs.Panel value="candidates">
          <CandidatesBank schoolId={schoolId} />
        </Tabs.Panel>
        <Tabs.Panel value="suggested">
          <SuggestedPanel schoolId={schoolId} query={overview} />
        </Tabs.Panel>
        <Tabs.Panel value="surveys">
          <SurveysPanel schoolId={schoolId} />
        </Tabs.Panel>
        <Tabs.Panel value="refresh">
          <RefreshPanel schoolId={schoolId} query={overview} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
