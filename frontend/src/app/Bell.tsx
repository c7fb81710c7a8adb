import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { IconBell } from '@/shared/ui/icons'
import classes from './Bell.module.css'
import { bellQuery } from './bell.query'

/** How many things the reader has not read yet, and the way to them. */
export function Bell() {
  const { t } = useTranslation()
  const unread = useQuery(bellQuery).data?.viewer?.unreadNotifications ?? 0
  return (
    <ActionIcon
      component={Link}
      to="/me/notifications"
      variant="subtle"
      color="gray"
      size={40}
      className={classes.bell}
      aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.none')}
    >
      <IconBell size={20} aria-hidden />
      {unread > 0 ? (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </ActionIcon>
  )
}
