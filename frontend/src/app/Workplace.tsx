import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { authConfigQuery } from '@/shared/api/auth'
import { bareId, nodeId, type PlaceLevel } from '@/shared/lib/ids'
import { ContextBar } from './ContextBar'
import { SECTIONS } from './navigation'
import { type PlaceRef, placeQuery } from './place.query'
import { SectionList } from './SectionList'
import { Shell } from './Shell'
import type { SessionViewer } from './session'
import { UserMenu } from './UserMenu'

type Props = { viewer: SessionViewer }

/** The frame with its data: who is signed in, which place the address names, which year. */
export function Workplace({ viewer }: Props) {
  const navigate = useNavigate()
  const { year } = useSearch({ from: '/_work' })
  const config = useQuery(authConfigQuery)
  const places = ownPlaces(viewer)
  const hand = usePlaceInAddress()
  const place = useQuery({
    ...placeQuery(hand?.id ?? '', hand?.level ?? 'SCHOOL'),
    enabled: hand !== undefined,
  })
  return (
    <Shell
      demo={config.data?.demo ?? false}
      context={
        <ContextBar
          place={hand ? (place.data ?? undefined) : undefined}
          places={places}
          year={year}
          onYear={(chosen) =>
            void navigate({ to: '.', search: (now) => ({ ...now, year: chosen }), replace: true })
          }
        />
      }
      sections={<SectionList sections={SECTIONS[hand?.level ?? 'ME']} params={placeParams(hand)} />}
      userMenu={<UserMenu name={viewer.person.fullName} email={viewer.email} />}
    >
      <Outlet />
    </Shell>
  )
}

function ownPlaces(viewer: SessionViewer): readonly PlaceRef[] {
  return [...new Map(viewer.posts.map(({ place }) => [place.id, place])).values()]
}

function usePlaceInAddress(): { id: string; level: PlaceLevel } | undefined {
  const params: Record<string, string> = useParams({ strict: false })
  if (params.regionId) return { id: nodeId('region', params.regionId), level: 'REGION' }
  if (params.municipalityId)
    return { id: nodeId('municipality', params.municipalityId), level: 'MUNICIPALITY' }
  if (params.schoolId) return { id: nodeId('school', params.schoolId), level: 'SCHOOL' }
  return undefined
}

function placeParams(place: { id: string; level: PlaceLevel } | undefined): Record<string, string> {
  if (!place) return {}
  const names = { REGION: 'regionId', MUNICIPALITY: 'municipalityId', SCHOOL: 'schoolId' } as const
  return { [names[place.level]]: bareId(place.id) }
}
