import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconAuto, IconDark, IconLight } from './icons'
import classes from './ThemeSwitch.module.css'

const SCHEMES = [
  ['light', IconLight],
  ['dark', IconDark],
  ['auto', IconAuto],
] as const

/** Light, dark or as the system; kept in this browser, works before sign-in. No menu: a menu costs the sign-in page 30 kB. */
export function ThemeSwitch() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('theme.label')}
      value={colorScheme}
      onChange={(value) => setColorScheme(SCHEMES.find(([scheme]) => scheme === value)?.[0] ?? 'auto')}
      data={SCHEMES.map(([scheme, Icon]) => ({
        value: scheme,
        label: (
          <span className={classes.option} title={t(`theme.${scheme}`)}>
            <Icon size={16} aria-hidden />
            <VisuallyHidden>{t(`theme.${scheme}`)}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  )
}
