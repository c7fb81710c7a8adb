import { Alert, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { SurveyForm } from './SurveyForm'
import { SurveyFrame } from './SurveyFrame'
import { surveyQuery } from './survey.query'

/** A survey behind a personal link, without an account. */
export function SurveyPage({ token }: { token: string }) {
  const { t } = useTranslation('survey')
  const query = useQuery(surveyQuery(token))
  if (query.error)
    return (
      <SurveyFrame title={t('title')}>
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      </SurveyFrame>
    )
  if (!query.data)
    return (
      <SurveyFrame title={t('title')}>
        <Skeleton h={240} />
      </SurveyFrame>
    )
  const sheet = query.data.survey
  if (!sheet)
    return (
      <SurveyFrame title={t('title')}>
        <Alert color="amber" variant="outline" role="alert" title={t('gone')}>
          {t('goneHint')}
        </Alert>
      </SurveyFrame>
    )
  return <SurveyForm token={token} sheet={sheet} />
}
