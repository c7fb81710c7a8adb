import * as v from 'valibot'
import { TermsPage } from '@/features/public/TermsPage'
import { termsSearch } from '@/features/public/terms.search'
import { i18n } from '@/shared/i18n'
import { addressOf, go, readSearch } from '@/shared/light/address'

export function prepare(): Promise<unknown> {
  return i18n.loadNamespaces(['roadmap'])
}

export function Page({ search }: { search: string }) {
  return (
    <TermsPage
      search={v.parse(termsSearch, readSearch(search))}
      onSearch={(next) => go(addressOf('/p/terms', next))}
    />
  )
}
