import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segments } from '@/shared/light/Segments'
import { IconAuto, IconDark, IconLight } from '@/shared/ui/icons'

const SCHEMES = [
  ['light', IconLight],
  ['dark', IconDark],
  ['auto', IconAuto],
] as const
type Scheme = (typeof SCHEMES)[number][0]

/** Where the working pages keep the same choice. */
const KEY = 'mantine-color-scheme-value'

const stored = (): Scheme => SCHEMES.find(([scheme]) => scheme === localStorage.getItem(KEY))?.[0] ?? 'auto'

function show(scheme: Scheme): void {
  const root = document.documentElement
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  localStorage.setItem(KEY, scheme)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  root.style.colorScheme = dark ? 'dark' : 'light'
}

/** Light, dark or as the system: one choice with the working pages. */
export function SchemeSwitch() {
  const { t } = useTranslation()
  const [scheme, setScheme] = useState(stored)
  return (
    <Segments
      label={t('theme.label')}
      value={scheme}
      options={SCHEMES.map(([value, Icon]) => ({
        value,
        title: t(`theme.${value}`),
        label: (
          <>
            <Icon size={16} aria-hidden />
            <span className="app-unseen">{t(`theme.${value}`)}</span>
          </>
        ),
      }))}
      onChange={(next) => {
        show(next)
        setScheme(next)
      }}
    />
  )
}
