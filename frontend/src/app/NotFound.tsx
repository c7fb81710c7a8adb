import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconUnknown } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'

/** One face for «does not exist» and «not yours»: the difference is nobody's business. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconUnknown}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <ButtonLink to="/" variant="default">
          {t('notFound.home')}
        </ButtonLink>
      }
    />
  )
}
