import { Link, useLocation } from '@tanstack/react-router'
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
  const pathname = useLocation({ select: (location) => location.pathname })
  /** A page that stands behind the line of another one: the link itself knows only its own address. */
  const isBehind = ({ also = [] }: Section) =>
    also.some((to) => {
      const path = to.replace(/\$(\w+)/g, (_, name: string) => params[name] ?? '')
      return pathname === path || pathname.startsWith(`${path}/`)
    })
  return (
    <ul className={classes.list}>
      {sections.map((section) => {
        const { key, icon: Icon, to, exact = false } = section
        return (
          <li key={key}>
            <Link
              to={to}
              params={params}
              activeOptions={{ exact, includeSearch: false }}
              aria-current={isBehind(section) ? 'page' : undefined}
              className={classes.link}
            >
              <Icon size={18} aria-hidden />
              {t(`nav.${key}`)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
