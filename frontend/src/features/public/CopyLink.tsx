import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/light/Button'
import { Field } from '@/shared/light/Field'
import { IconLink } from '@/shared/ui/icons'

/** Copies the address of the page. Where the browser refuses, the address is shown to be copied by hand. */
export function CopyLink() {
  const { t } = useTranslation('public')
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  const address = `${location.origin}${location.pathname}`
  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <>
      <Button icon={<IconLink size={16} aria-hidden />} onClick={() => void copy()}>
        {t('practice.share')}
      </Button>
      <div role="status">
        {outcome === 'copied' ? <p className="app-soft">{t('practice.shared')}</p> : null}
        {outcome === 'refused' ? (
          <Field
            readOnly
            label={t('practice.byHand')}
            value={address}
            onFocus={(event) => event.currentTarget.select()}
          />
        ) : null}
      </div>
    </>
  )
}
