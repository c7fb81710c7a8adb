import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/light/Button'
import { COLOURS, type EasyRead, SIZES } from '@/shared/light/easy-read'
import { Segments } from '@/shared/light/Segments'
import classes from './EasyReadBar.module.css'

type Props = { easy: EasyRead; onChange: (patch: Partial<EasyRead>) => void; onOff: () => void }

/** What can be chosen while the pages are large and contrast, and the way out. */
export function EasyReadBar({ easy, onChange, onOff }: Props) {
  const { t } = useTranslation('public')
  return (
    <section aria-label={t('easyRead.label')} className={`${classes.root} app-no-print`}>
      <Segments
        label={t('easyRead.size')}
        value={easy.size}
        options={SIZES.map((value) => ({ value, label: t(`easyRead.sizeOf.${value}`) }))}
        onChange={(size) => onChange({ size })}
      />
      <Segments
        label={t('easyRead.colours')}
        value={easy.colours}
        options={COLOURS.map((value) => ({ value, label: t(`easyRead.coloursOf.${value}`) }))}
        onChange={(colours) => onChange({ colours })}
      />
      <Button onClick={onOff}>{t('easyRead.off')}</Button>
    </section>
  )
}
