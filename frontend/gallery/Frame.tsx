import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { ContextBar } from '@/app/ContextBar'
import classes from '@/app/SectionList.module.css'
import { Shell } from '@/app/Shell'
import { UserMenu } from '@/app/UserMenu'
import { IconHome, IconPair, IconPeople, IconPractice } from '@/shared/ui/icons'

const SECTIONS = [
  ['Таблица', '#/', IconHome],
  ['Части', '#/parts', IconPair],
  ['Состояния', '#/states', IconPeople],
  ['Практики', '#/none', IconPractice],
] as const

const region = { id: 'region:1', level: 'REGION', name: 'Томская область' } as const

export function Frame() {
  const [year, setYear] = useState(2026)
  return (
    <Shell
      demo
      context={
        <ContextBar
          place={{
            id: 'municipality:1',
            level: 'MUNICIPALITY',
            name: 'ЗАТО Северск',
            schoolYears: [2024, 2025, 2026],
            inside: true,
            parent: region,
          }}
          places={[{ id: 'municipality:1', level: 'MUNICIPALITY', name: 'ЗАТО Северск' }]}
          year={year}
          onYear={setYear}
        />
      }
      sections={
        <ul className={classes.list}>
          {SECTIONS.map(([label, href, Icon]) => (
            <li key={href}>
              <a
                href={href}
                className={classes.link}
                aria-current={location.hash === href ? 'page' : undefined}
              >
                <Icon size={18} aria-hidden />
                {label}
              </a>
            </li>
          ))}
        </ul>
      }
      userMenu={<UserMenu name="Соколова Марина Викторовна" email="municipality@demo" />}
    >
      <Outlet />
    </Shell>
  )
}
