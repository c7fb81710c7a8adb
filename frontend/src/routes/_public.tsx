import { createFileRoute } from '@tanstack/react-router'
import { PublicFrame } from '@/app/PublicFrame'
import { i18n } from '@/shared/i18n'

/** What everybody may read, without an account. */
export const Route = createFileRoute('/_public')({
  loader: () => i18n.loadNamespaces(['public', 'terms']),
  component: PublicFrame,
})
