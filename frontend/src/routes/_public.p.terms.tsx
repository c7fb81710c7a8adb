import { createFileRoute } from '@tanstack/react-router'
import { TermsPage } from '@/features/public/TermsPage'
import { termsSearch } from '@/features/public/terms.search'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_public/p/terms')({
  validateSearch: termsSearch,
  loader: () => i18n.loadNamespaces(['roadmap']),
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return <TermsPage search={search} onSearch={(search) => void navigate({ search })} />
}
