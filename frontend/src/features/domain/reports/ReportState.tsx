import { useTranslation } from 'react-i18next'
import type { RoadmapReportState } from '@/shared/graphql/generated/graphql'
import { StatusMark } from '@/shared/ui/StatusMark'
import { REPORT_LOOK } from './looks'

type Props = { state: RoadmapReportState }

/** Where a report stands, in a word. Namespace: reports. */
export function ReportState({ state }: Props) {
  const { t } = useTranslation('reports')
  return <StatusMark {...REPORT_LOOK[state]} label={t(`state.${state}`)} />
}
