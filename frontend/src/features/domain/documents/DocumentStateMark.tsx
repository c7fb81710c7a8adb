import { useTranslation } from 'react-i18next'
import type { DocumentState } from '@/shared/graphql/generated/graphql'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { DOCUMENT_LOOK } from './looks'

type Props = { state: DocumentState; isExpired?: boolean }

/** Where a document stands; one in force whose last day has passed says that instead. Namespace: documents. */
export function DocumentStateMark({ state, isExpired = false }: Props) {
  const { t } = useTranslation('documents')
  return state === 'IN_FORCE' && isExpired ? (
    <StatusMark icon={IconWarning} tone="problem" label={t('expired')} />
  ) : (
    <StatusMark {...DOCUMENT_LOOK[state]} label={t(`stateOf.${state}`)} />
  )
}
