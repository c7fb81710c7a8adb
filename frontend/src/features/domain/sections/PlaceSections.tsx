import { useTranslation } from 'react-i18next'
import { type PlaceLevel, placePagePath } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import classes from './PlaceSections.module.css'

/** The pages of places that stand together behind one line of the sidebar. */
export type PlacePage =
  | 'attention'
  | 'targets'
  | 'comparison'
  | 'demand'
  | 'people'
  | 'routes'
  | 'file-grants'
  | 'pairs'
  | 'mediations'
  | 'banks'
  | 'matching'
  | 'roadmaps'
  | 'duties'
  | 'reviews'
  | 'reports'
  | 'monitoring'
  | 'practices'
  | 'templates'
  | 'orders'
  | 'documents'
  | 'package'
  | 'expertise'
  | 'document-templates'

/** Which pages stand together, in the order in which they are worked through. */
const TOGETHER = {
  REGION: [
    ['comparison', 'demand', 'targets'],
    ['roadmaps', 'duties', 'reports', 'monitoring'],
    ['documents', 'package', 'expertise', 'document-templates'],
  ],
  MUNICIPALITY: [
    ['attention', 'demand', 'targets'],
    ['roadmaps', 'duties', 'reviews', 'reports', 'monitoring'],
    ['documents', 'package', 'expertise', 'document-templates'],
  ],
  SCHOOL: [
    ['people', 'routes', 'file-grants'],
    ['banks', 'matching'],
    ['pairs', 'mediations'],
    ['roadmaps', 'duties', 'reports', 'monitoring'],
    ['practices', 'templates'],
    ['documents', 'package', 'orders', 'document-templates'],
  ],
} as const satisfies Record<PlaceLevel, readonly (readonly PlacePage[])[]>

type Props = { level: PlaceLevel; placeId: string; current: PlacePage }

/** The way to the pages beside this one; nothing where the page has a line of the sidebar for itself. */
export function PlaceSections({ level, placeId, current }: Props) {
  const { t } = useTranslation()
  const groups: readonly (readonly PlacePage[])[] = TOGETHER[level]
  const group = groups.find((pages) => pages.includes(current))
  const [first] = group ?? []
  if (!group || !first) return null
  return (
    <nav aria-label={t(`sections.${first}`)} className={`${classes.root} app-no-print`}>
      {group.map((page) => (
        <AnchorLink
          key={page}
          to={placePagePath({ id: placeId, level }, page)}
          underline="never"
          className={classes.link}
          aria-current={page === current ? 'page' : undefined}
        >
          {t(`sections.${page}`)}
        </AnchorLink>
      ))}
    </nav>
  )
}
