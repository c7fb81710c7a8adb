import { createFileRoute, notFound } from '@tanstack/react-router'
import { PracticePage } from '@/features/public/PracticePage'
import { practiceQuery } from '@/features/public/practice.query'

export const Route = createFileRoute('/_public/p/$slug')({
  loader: async ({ context, params }) => {
    const { practice } = await context.queryClient.ensureQueryData(practiceQuery(params.slug))
    if (!practice) throw notFound()
  },
  component: Page,
})

function Page() {
  return <PracticePage slug={Route.useParams().slug} />
}
