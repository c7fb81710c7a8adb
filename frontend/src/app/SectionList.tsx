import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Section } from './navigation'
import classes from './SectionList.module.css'

type Props = {
  sections: readonly Section[]
  /** Fills `$regionId`, `$municipalityId`, `$schoolId` of the sections' addresses. */
  params: Record<string, string>
}

export function SectionList({ sections, params }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {sections.map(({ key, icon: Icon, to, exact = false }) => (
        <li key={key}>
          <Link
            to={to}
            params={params}
            activeOptions={{ exact, includeSearch: false }}
            className={classes.link}
          >
            <Icon size={18} aria-hidden />
            {t(`nav.${key}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
