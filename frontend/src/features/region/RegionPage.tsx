import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FiguresOverview } from '@/features/domain/figures/FiguresOverview'
import { InvitationsPanel } from '@/features/domain/invitations/InvitationsPanel'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconAdd } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { AddMunicipality } from './AddMunicipality'
import { MunicipalitiesTable } from './MunicipalitiesTable'
import { regionQuery } from './region.query'

type Props = { regionId: string; year: number | undefined }

/** The region: what all municipalities come to, and the way down to each. */
export function RegionPage({ regionId, year }: Props) {
  const { t } = useTranslation(['region', 'common'])
  const query = useQuery(regionQuery(regionId, year))
  const [adding, sheet] = useDisclosure()
  const region = query.data?.viewer?.region
  if (!region)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const mayAdd = region.viewerCan.includes('ADD_MUNICIPALITY')
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.REGION')}
        title={region.name}
        actions={
          <>
            <ButtonLink
              variant="default"
              to="/r/$regionId/comparison"
              params={{ regionId: bareId(regionId) }}
            >
              {t('common:sections.comparison')}
            </ButtonLink>
            <ButtonLink variant="default" to="/r/$regionId/targets" params={{ regionId: bareId(regionId) }}>
              {t('common:sections.targets')}
            </ButtonLink>
          </>
        }
      />
      <FiguresOverview figures={region.figures} />
      <Panel
        title={t('municipalities')}
        description={t('municipalitiesHint')}
        actions={
          mayAdd ? (
            <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
              {t('add')}
            </Button>
          ) : null
        }
      >
        <MunicipalitiesTable query={query} municipalities={region.municipalities} year={year} />
      </Panel>
      {region.viewerCan.includes('INVITE') ? (
        <InvitationsPanel
          invitations={region.invitations}
          places={[
            { id: region.id, name: region.name, roles: ['REGIONAL_METHODOLOGIST'] },
            ...region.municipalities.map(({ id, name }) => ({
              id,
              name,
              roles: ['MUNICIPAL_METHODOLOGIST', 'MUNICIPAL_AUTHORITY'] as const,
            })),
          ]}
          scope={['region', regionId]}
        />
      ) : null}
      <AddMunicipality opened={adding} onClose={sheet.close} regionId={regionId} />
    </>
  )
}
