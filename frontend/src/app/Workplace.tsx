import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { authConfigQuery } from '@/shared/api/auth'
import { nodeId, type PlaceLevel } from '@/shared/lib/ids'
import { Bell } from './Bell'
import { ContextBar } from './ContextBar'
import { type PlaceRef, placeQuery } from './place.query'
import { Shell } from './Shell'
import { Sidebar } from './Sidebar'
import type { SessionViewer } from './session'
import { UserMenu } from './UserMenu'
import { useLive } from './use-live'

type Props = { viewer: SessionViewer }

/** The frame with its data: who is signed in, which place the address names, which year. */
export function Workplace({ viewer }: Props) {
  useLive()
  const navigate = useNavigate()
  const { year } = useSearch({ from: '/_work' })
  const config = useQuery(authConfigQuery)
  const places = ownPlaces(viewer)
  const hand = usePlaceInAddress()
  // Who answers for one place has it at hand on every page.
  const only = places.length === 1 ? places[0] : undefined
  const place = useQuery({
    ...placeQuery(hand?.id ?? '', hand?.level ?? 'SCHOOL'),
    enabled: hand !== undefined,
  })
  const named = place.data ?? places.find(({ id }) => id === hand?.id)
  const own = places.some(({ id }) => id === (hand ?? only)?.id)
  const stand = hand ? { ...hand, name: named?.name ?? '' } : only
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
      sections={
        <Sidebar
          place={stand}
          inside={place.data?.inside ?? own}
          participant={viewer.participant.workplaces.length > 0}
        />
      }
      userMenu={
        <>
          <Bell />
          <UserMenu name={viewer.person.fullName} email={viewer.email} />
        </>
      }
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
