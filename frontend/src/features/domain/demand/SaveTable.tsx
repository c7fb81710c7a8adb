import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconDownload } from '@/shared/ui/icons'

/** Takes the table of a panel out as a workbook. Namespace: demand. */
export function SaveTable({ disabled, onSave }: { disabled: boolean; onSave: () => void }) {
  const { t } = useTranslation('demand')
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      disabled={disabled}
      onClick={onSave}
    >
      {t('save')}
    </Button>
  )
}
