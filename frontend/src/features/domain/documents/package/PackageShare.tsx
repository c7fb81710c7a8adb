import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import classes from './package.module.css'

type Props = { percent?: number | null; current: number | null; required: number | null }

/** How much of a package is there: «86 %, 6 из 7»; a dash where it was never counted. Namespace: package. */
export function PackageShare({ percent, current, required }: Props) {
  const { t } = useTranslation('package')
  const format = useFormat()
  if (percent === null || percent === undefined)
    return (
      <Text c="dimmed" inherit component="span" title={t('noDataHint')}>
        {t('noData')}
      </Text>
    )
  return (
    <div className={classes.share}>
      {format.percent(percent / 100)}{' '}
      <Text size="xs" c="dimmed" component="span">
        {t('of', { current: format.number(current ?? 0), required: format.number(required ?? 0) })}
      </Text>
      <Progress
        value={percent}
        size="xs"
        color={percent >= 100 ? 'pine' : 'amber'}
        aria-hidden
        className="app-no-print"
      />
    </div>
  )
}
