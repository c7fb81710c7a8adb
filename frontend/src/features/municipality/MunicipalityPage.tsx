import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FiguresOverview } from '@/features/domain/figures/FiguresOverview'
import { InvitationsPanel } from '@/features/domain/invitations/InvitationsPanel'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { CockpitPanel } from './cockpit/CockpitPanel'
import { municipalityQuery } from './municipality.query'
import { RegisterPanel } from './RegisterPanel'
import { ReviewPanel } from './ReviewPanel'
import type { RegisterSearch } from './register.search'

type Props = {
  municipalityId: string
  year: number | undefined
  search: RegisterSearch
  onSearch: (patch: Partial<RegisterSearch>) => void
}

/** The municipality: its figures, practices that wait for its word, the register of its organisations. */
export function MunicipalityPage({ municipalityId, year, search, onSearch }: Props) {
  const { t } = useTranslation()
  const query = useQuery(municipalityQuery(municipalityId, year, search))
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <>
      <PageHeader eyebrow={t('level.MUNICIPALITY')} title={place.name} />
      <CockpitPanel municipalityId={municipalityId} />
      <FiguresOverview figures={place.figures} />
      {place.viewerCan.includes('KEEP_REGISTER') ? <ReviewPanel practices={place.practices.nodes} /> : null}
      <RegisterPanel query={query} place={place} year={year} search={search} onSearch={onSearch} />
      {place.viewerCan.includes('INVITE') ? (
        <InvitationsPanel
          invitations={place.invitations}
          places={[
            { id: place.id, name: place.name, roles: ['MUNICIPAL_METHODOLOGIST'] },
            ...place.schools.nodes.map(({ id, name }) => ({ id, name, roles: ['HEAD'] as const })),
          ]}
          scope={['municipality', municipalityId]}
        />
      ) : null}
    </>
  )
}
