import { Drawer, Text } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './SideSheet.module.css'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** While something is being sent the sheet refuses to close: the answer must be seen. */
  busy?: boolean
  /** `lg` for two columns of fields or a text to read beside the form. */
  size?: 'md' | 'lg'
  children: ReactNode
}

/**
 * A form or a card beside the list it came from; the whole screen on a phone.
 * Built from Drawer's parts because Drawer.Header is a `<header>`, a second banner to assistive technology.
 */
export function SideSheet({
  opened,
  onClose,
  title,
  description,
  busy = false,
  size = 'md',
  children,
}: Props) {
  const { t } = useTranslation()
  const close = () => {
    if (!busy) onClose()
  }
  // A sheet whose code arrives with the first press is mounted open, and the drawer notes where the focus was only when
  // it opens later than it is mounted.
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  return (
    <Drawer.Root
      opened={shown}
      onClose={close}
      position="right"
      size={size}
      closeOnClickOutside={false}
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-busy={busy}>
        <div className={classes.head}>
          <div>
            <Drawer.Title fw={600} fz="lg" component="h2">
              {title}
            </Drawer.Title>
            {description ? (
              <Text size="sm" c="dimmed" component="div">
                {description}
              </Text>
            ) : null}
          </div>
          <Drawer.CloseButton aria-label={t('app.close')} disabled={busy} size={32} />
        </div>
        <Drawer.Body className={classes.body}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
