import { useTranslation } from 'react-i18next'
import type { PlanBodyKind, SchoolKind } from '@/shared/graphql/generated/graphql'

/** «куратор», «детский сад»: a body of a plan as its chip says it. Namespace: plan. */
export function useBodyLabel() {
  const { t } = useTranslation('plan')
  return ({ kind, schoolKind }: { kind: PlanBodyKind; schoolKind?: SchoolKind | null | undefined }) =>
    schoolKind ? t(`schoolKind.${schoolKind}`) : t(`body.${kind}`)
}
