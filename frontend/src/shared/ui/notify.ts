import { notifications } from '@mantine/notifications'
import { i18n } from '@/shared/i18n'

/** A short word after an act. What needs a decision is not a toast. */
export function notify(message: string, tone: 'done' | 'problem' = 'done'): void {
  notifications.show({
    message,
    color: tone === 'done' ? 'pine' : 'brick',
    autoClose: tone === 'done' ? 4_000 : 10_000,
    closeButtonProps: { 'aria-label': i18n.t('app.close') },
  })
}
