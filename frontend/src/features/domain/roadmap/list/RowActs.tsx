import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoadmapRow_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { useNewRoadmap } from './use-new-roadmap'

type Props = {
  roadmap: RoadmapRow_RoadmapFragment
  /** The school in hand, which may draw its own roadmap of this one. */
  schoolId: string | undefined
}

/** What a new roadmap can be made of this one: a school's own, or that of the next year. Namespace: roadmaps. */
export function RowActs({ roadmap, schoolId }: Props) {
  const { t } = useTranslation('roadmaps')
  const { draw, takeOver } = useNewRoadmap(roadmap)
  const may = (action: RoadmapRow_RoadmapFragment['viewerCan'][number]) => roadmap.viewerCan.includes(action)
  if (schoolId && may('DRAW'))
    return (
      <Button
        size="xs"
        loading={draw.isPending}
        aria-label={t('draw.of', { title: roadmap.title })}
        onClick={() => draw.mutate(schoolId)}
      >
        {t('draw.open')}
      </Button>
    )
  if (may('TAKE_OVER'))
    return (
      <Button
        size="xs"
        variant="default"
        loading={takeOver.isPending}
        aria-label={t('takeOver.of', { title: roadmap.title })}
        onClick={() => takeOver.mutate()}
      >
        {t('takeOver.open')}
      </Button>
    )
  return null
}
