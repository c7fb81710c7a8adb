import type { QueryClient } from '@tanstack/react-query'
import { CertificatePage } from '@/features/public/CertificatePage'
import { certificateQuery } from '@/features/public/certificate.query'

export const prepare = (queryClient: QueryClient, code: string): Promise<unknown> =>
  queryClient.ensureQueryData(certificateQuery(code))

export const Page = ({ part }: { part: string }) => <CertificatePage code={part} />
