import { useTranslation } from 'react-i18next'
import { type PlaceLevel, placePagePath } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import classes from './PlanSections.module.css'

type Section = 'roadmaps' | 'duties' | 'reviews'

const SECTIONS = {
  REGION: ['roadmaps', 'duties'],
  MUNICIPALITY: ['roadmaps', 'duties', 'reviews'],
  SCHOOL: ['roadmaps', 'duties'],
} as const satisfies Record<PlaceLevel, readonly Section[]>

type Props = { level: PlaceLevel; placeId: string; current: Section }

/** The pages of a place about its plans: the plans, what they ask for, what waits for a word. Namespace: roadmaps. */
export function PlanSections({ level, placeId, current }: Props) {
  const { t } = useTranslation('roadmaps')
  return (
    <nav aria-label={t('sections.label')} className={`${classes.root} app-no-print`}>
      {SECTIONS[level].map((section) => (
        <AnchorLink
          key={section}
          to={placePagePath({ id: placeId, level }, section)}
          underline="never"
          className={classes.link}
          aria-current={section === current ? 'page' : undefined}
        >
          {t(`sections.${section}`)}
        </AnchorLink>
      ))}
    </nav>
  )
}
