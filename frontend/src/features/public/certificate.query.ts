import { queryOptions } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { PublicCertificateQuery } from '@/shared/graphql/generated/graphql'

const QUERY = graphql(/* GraphQL */ `
  query PublicCertificate($code: String!) {
    certificate(code: $code) {
      code
      standing
      role
      name
      organisation
      startsOn
      endsOn
      issuedOn
      withdrawnOn
    }
  }
`)

export type PublicCertificate = NonNullable<PublicCertificateQuery['certificate']>

/** The certificate with this code; `null` when there was never one. */
export const certificateQuery = (code: string) =>
  queryOptions({
    queryKey: ['public', 'certificate', code],
    queryFn: ({ signal }) => publicRequest(QUERY, { code }, { signal }),
  })
