import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'

/** A list of names, opened by somebody who may see the school's figures only. */
export function CountsOnly({ title }: { title: string }) {
  const { t } = useTranslation(['school', 'common'])
  return (
    <>
      <PageHeader eyebrow={t('common:level.SCHOOL')} title={title} />
      <EmptyState icon={IconInfo} title={t('namesClosed')} hint={t('countsOnly')} />
    </>
  )
}
