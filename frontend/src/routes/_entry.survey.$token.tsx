import { createFileRoute } from '@tanstack/react-router'
import { SurveyPage } from '@/features/survey/SurveyPage'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_entry/survey/$token')({
  loader: () => i18n.loadNamespaces(['survey', 'terms']),
  component: Page,
})

function Page() {
  return <SurveyPage token={Route.useParams().token} />
}
