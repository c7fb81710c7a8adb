import { createFileRoute, retainSearchParams } from '@tanstack/react-router'
import * as v from 'valibot'
import { requireSession } from '@/app/session'
import { Workplace } from '@/app/Workplace'
import { i18n } from '@/shared/i18n'

/** Every page behind the sign-in. The school year goes with the reader from page to page. */
export const Route = createFileRoute('/_work')({
  validateSearch: v.object({
    year: v.fallback(
      v.optional(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))),
      undefined,
    ),
  }),
  search: { middlewares: [retainSearchParams(['year'])] },
  beforeLoad: async ({ context, location }) => ({
    viewer: await requireSession(context.queryClient, location.href),
  }),
  loader: () => i18n.loadNamespaces(['common']),
  component: Page,
})

function Page() {
  const { viewer } = Route.useRouteContext()
  return <Workplace viewer={viewer} />
}
