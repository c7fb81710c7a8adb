import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { PageHeader } from '@/shared/ui/PageHeader'
import { OneOffsPanel } from './OneOffsPanel'
import { PairsPanel } from './PairsPanel'
import type { PairsSearch } from './pairs.search'

type Props = {
  schoolId: string
  year: number | undefined
  search: PairsSearch
  onSearch: (patch: Partial<PairsSearch>) => void
}

/** Who works with whom here: in pairs by order, and in single meetings without one. */
export function PairsPage(props: Props) {
  const { t } = useTranslation(['pairs', 'oneOffs', 'common'])
  const { search, onSearch } = props
  return (
    <>
      <PageHeader eyebrow={t('common:level.SCHOOL')} title={t('title')} />
      <PlaceSections level="SCHOOL" placeId={props.schoolId} current="pairs" />
      <Tabs
        value={search.tab ?? 'pairs'}
        onChange={(tab) => onSearch({ tab: tab === 'one-offs' ? tab : undefined, ...FIRST_PAGE })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t('title')}>
          <Tabs.Tab value="pairs">{t('tabPairs')}</Tabs.Tab>
          <Tabs.Tab value="one-offs">{t('oneOffs:title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pairs">
          <PairsPanel {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="one-offs">
          <OneOffsPanel schoolId={props.schoolId} search={search} onSearch={onSearch} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
