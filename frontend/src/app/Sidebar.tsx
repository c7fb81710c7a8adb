import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { HOME, SECTIONS, type Section } from './navigation'
import type { PlaceRef } from './place.query'
import { SectionList } from './SectionList'
import classes from './Sidebar.module.css'

type Props = {
  /** The place of the address, else the one place that the reader answers for. */
  place: PlaceRef | undefined
  /** Whether the reader works with that place itself. */
  inside: boolean
  /** Whether the reader works at a school and may take part in a pair. */
  participant: boolean
}

/** The same sections wherever the reader stands: what waits, the place in hand, their own work. */
export function Sidebar({ place, inside, participant }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SectionList sections={[HOME]} params={{}} />
      {place ? (
        <Group
          title={place.name}
          sections={SECTIONS[place.level].filter((section) => inside || !section.inside)}
          params={placeParams(place)}
        />
      ) : null}
      {participant ? <Group title={t('context.me')} sections={SECTIONS.ME} params={{}} /> : null}
    </>
  )
}

function Group({
  title,
  sections,
  params,
}: {
  title: string
  sections: readonly Section[]
  params: Record<string, string>
}) {
  return (
    <section className={classes.group} aria-label={title}>
      <div className={classes.title} aria-hidden>
        {title}
      </div>
      <SectionList sections={sections} params={params} />
    </section>
  )
}

function placeParams(place: PlaceRef): Record<string, string> {
  const names = { REGION: 'regionId', MUNICIPALITY: 'municipalityId', SCHOOL: 'schoolId' } as const
  return { [names[place.level]]: bareId(place.id) }
}
