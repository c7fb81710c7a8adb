import { Alert, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconWarning } from '@/shared/ui/icons'
import type { ReportedRow } from '../report.fragment'
import classes from '../report.module.css'
import type { TextClash } from './report-texts'

type Props = {
  clashes: readonly TextClash[]
  rows: readonly Pick<ReportedRow, 'itemId' | 'title'>[]
  onSettle: (whose: 'mine' | 'theirs') => void
}

/** Somebody else wrote in the same place meanwhile: both wordings side by side, and which one stays. Namespace: reports. */
export function TextsClash({ clashes, rows, onSettle }: Props) {
  const { t } = useTranslation('reports')
  const place = ({ itemId, field }: TextClash) =>
    itemId === null || field === 'summary'
      ? t('summary.title')
      : t(`rows.${field}Of`, { title: rows.find((row) => row.itemId === itemId)?.title ?? '' })
  return (
    <Alert
      role="alert"
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('clash.title')}
    >
      <dl className={classes.clash}>
        {clashes.map((clash) => (
          <div key={`${clash.itemId}${clash.field}`}>
            <dt>{place(clash)}</dt>
            <dd>
              <span className={classes.whose}>{t('clash.theirs')}</span> {clash.theirs || t('clash.nothing')}
            </dd>
            <dd>
              <span className={classes.whose}>{t('clash.mine')}</span> {clash.mine || t('clash.nothing')}
            </dd>
          </div>
        ))}
      </dl>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={() => onSettle('mine')}>
          {t('clash.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onSettle('theirs')}>
          {t('clash.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}
