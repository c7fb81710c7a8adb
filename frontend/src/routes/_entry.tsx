import { createFileRoute } from '@tanstack/react-router'
import { EntryFrame } from '@/app/EntryFrame'
import { i18n } from '@/shared/i18n'

/** Pages before the sign-in. */
export const Route = createFileRoute('/_entry')({
  loader: () => i18n.loadNamespaces(['entry']),
  component: EntryFrame,
})
