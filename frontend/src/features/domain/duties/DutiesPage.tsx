import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import type { PlaceLevel } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconInfo, IconMail } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { DutiesPanel } from './DutiesPanel'
import { DutyFigures } from './DutyFigures'
import { dutiesQuery } from './duties.query'
import type { DutiesSearch } from './duties.search'
import { ExemptionsPanel } from './ExemptionsPanel'
import { RemindSheet } from './remind/RemindSheet'
import { TalkSheet } from './talk/TalkSheet'
import { UndatedPanel } from './UndatedPanel'

type Props = {
  level: PlaceLevel
  placeId: string
  search: DutiesSearch
  onSearch: (patch: Partial<DutiesSearch>) => void
}

/** What plans in force ask of a place, and above a school what they ask of all its schools: the latest first. */
export function DutiesPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['duties', 'common'])
  const query = useQuery(dutiesQuery(level, placeId, search))
  const [reminding, remind] = useDisclosure()
  const place = query.data
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={
          place?.reminds ? (
            <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={remind.open}>
              {t('remind.open')}
            </Button>
          ) : null
        }
      />
      <PlaceSections level={level} placeId={placeId} current="duties" />
    </>
  )
  if (place && !place.list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  return (
    <>
      {header}
      <Stack gap="md">
        {place?.totals ? <DutyFigures totals={place.totals} /> : null}
        {place && place.exemptions.length > 0 ? <ExemptionsPanel duties={place.exemptions} /> : null}
        <DutiesPanel level={level} query={query} search={search} onSearch={onSearch} />
        {place && place.undated.length > 0 ? <UndatedPanel level={level} duties={place.undated} /> : null}
      </Stack>
      <TalkSheet dutyId={search.duty} onClose={() => onSearch({ duty: undefined })} />
      {level === 'MUNICIPALITY' ? (
        <RemindSheet
          opened={reminding}
          onClose={remind.close}
          municipalityId={placeId}
          roadmapId={search.roadmap}
        />
      ) : null}
    </>
  )
}
