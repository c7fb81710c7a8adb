import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bringIntoSight } from '@/shared/ui/bring-into-sight'
import { IconWarning } from '@/shared/ui/icons'
import classes from './VersionConflict.module.css'

/** One field, both ways, already in words. */
export type Difference = { label: string; mine: string; current: string }

type Props = {
  differences: readonly Difference[]
  busy: boolean
  /** Saves what stands in the form over what is there now, also what was typed since: `app.submit(…)()`. */
  onKeepMine: () => void
  /** Fills the form with what is there now. */
  onTakeCurrent: () => void
}

/** Somebody saved the same record first: both texts side by side, and the choice is the reader's. */
export function VersionConflict({ differences, busy, onKeepMine, onTakeCurrent }: Props) {
  const { t } = useTranslation('people')
  const shown = differences.filter(({ mine, current }) => mine !== current)
  return (
    <Alert
      ref={bringIntoSight}
      color="amber"
      variant="outline"
      role="alert"
      icon={<IconWarning aria-hidden />}
      title={t('conflict.title')}
    >
      <Text size="sm">{shown.length === 0 ? t('conflict.same') : t('conflict.hint')}</Text>
      {shown.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.mine')}</th>
              <th scope="col">{t('conflict.current')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ label, mine, current }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{mine || '—'}</td>
                <td>{current || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Group gap="xs" mt="sm">
        <Button variant="default" loading={busy} onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button variant="default" disabled={busy} onClick={onTakeCurrent}>
          {t('conflict.takeCurrent')}
        </Button>
      </Group>
    </Alert>
  )
}
