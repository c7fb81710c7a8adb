import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconRemark } from '@/shared/ui/icons'

type Props = {
  /** What the row is called. */
  title: string
  /** What is remarked so far; `undefined` when nothing was begun. */
  value: string | undefined
  onChange: (text: string) => void
}

/** A remark on one row, opened where one is due. Namespace: reviews. */
export function RemarkField({ title, value, onChange }: Props) {
  const { t } = useTranslation('reviews')
  return value === undefined ? (
    <div className="app-no-print">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconRemark size={14} aria-hidden />}
        aria-label={t('remark.of', { title })}
        onClick={() => onChange('')}
      >
        {t('remark.open')}
      </Button>
    </div>
  ) : (
    <Textarea
      aria-label={t('remark.of', { title })}
      placeholder={t('remark.hint')}
      autosize
      autoFocus={value === ''}
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
