import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '@/shared/ui/LanguageSwitch'
import { ThemeSwitch } from '@/shared/ui/ThemeSwitch'
import classes from './PhoneMenu.module.css'

type Props = { opened: boolean; onClose: () => void; children: ReactNode }

/** The sidebar of a narrow screen, with the switches that its header has no room for. */
export function PhoneMenu({ opened, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="left"
      size={300}
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title fw={600} component="h2">
            {t('app.menu')}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('app.close')} size={40} />
        </div>
        <Drawer.Body className={classes.body}>
          <nav aria-label={t('nav.label')}>{children}</nav>
          <div className={classes.foot}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
