import { useTranslation } from 'react-i18next'
import type { RoadmapState as State } from '@/shared/graphql/generated/graphql'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ROADMAP_LOOK } from './looks'

type Props = { state: State }

/** Where a roadmap stands, in a word. Namespace: roadmaps. */
export function RoadmapState({ state }: Props) {
  const { t } = useTranslation('roadmaps')
  return <StatusMark {...ROADMAP_LOOK[state]} label={t(`state.${state}`)} />
}
