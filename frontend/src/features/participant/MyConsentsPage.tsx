import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ConsentCards } from '@/features/domain/consents/ConsentCards'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { myConsentsQuery } from './me.query'

/** Every consent that the reader can give or has given, at each workplace. */
export function MyConsentsPage() {
  const { t } = useTranslation('consents')
  const query = useQuery(myConsentsQuery)
  const desk = query.data?.viewer?.participant
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={
          <ButtonLink to="/me/data" variant="default">
            {t('myData')}
          </ButtonLink>
        }
      />
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {desk ? (
        <ConsentCards texts={desk.consentTexts} consents={desk.consents} />
      ) : query.error ? null : (
        <PageLoading />
      )}
    </>
  )
}
