import { createFileRoute } from '@tanstack/react-router'
import { CertificatePage } from '@/features/public/CertificatePage'
import { certificateQuery } from '@/features/public/certificate.query'

export const Route = createFileRoute('/_public/c/$code')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(certificateQuery(params.code)),
  component: Page,
})

function Page() {
  return <CertificatePage code={Route.useParams().code} />
}
