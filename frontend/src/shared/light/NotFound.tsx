import { useTranslation } from 'react-i18next'
import { Link } from './Link'
import { PageHeader } from './PageHeader'

type Props = { /** Where there is something to see. */ href: string; name: string }

/** One face for what never was and what is withdrawn: the difference is nobody's business. */
export function NotFound({ href, name }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('notFound.title')} description={t('notFound.hint')} />
      <Link href={href} look="button">
        {name}
      </Link>
    </>
  )
}
