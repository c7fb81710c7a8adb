import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { graphql } from '@/shared/graphql/generated'
import type { Package_PackageFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId } from '@/shared/lib/ids'
import { ButtonLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'

const CONFIRM = graphql(/* GraphQL */ `
  mutation ConfirmPackageItem($input: ConfirmPackageItemInput!) {
    confirmPackageItem(input: $input) {
      __typename
      ... on ConfirmPackageItemRefused {
        reason
      }
    }
  }
`)

export type Line = Package_PackageFragment['lines'][number]
type Props = { line: Line; schoolId: string; schoolYear: number }

/** The one step that brings a line of the package in order; nothing where it is. Namespace: package. */
export function LineAction({ line, schoolId, schoolYear }: Props) {
  const { t } = useTranslation('package')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const confirm = useMutation({
    mutationFn: () => graphqlRequest(CONFIRM, { input: { schoolId, schoolYear, item: line.item } }),
    onSuccess: async ({ confirmPackageItem: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'ConfirmPackageItemDone':
          return notify(t('confirmed'))
        case 'ConfirmPackageItemRefused':
          return notify(t(`refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: (error) => notify(tCommon(`errors.${errorCode(error)}.title`), 'problem'),
  })
  if (line.status === 'CURRENT') return null
  if (line.status === 'NEEDS_ACTUALISATION' && line.viewerCanConfirm)
    return (
      <Button
        size="xs"
        loading={confirm.isPending}
        aria-label={t('confirmOf', { item: t(`item.${line.item}`) })}
        onClick={() => confirm.mutate()}
      >
        {t('confirm')}
      </Button>
    )
  return <Way item={line.item} schoolId={bareId(schoolId)} />
}

/** The way to the page where a line is made. */
function Way({ item, schoolId }: { item: Line['item']; schoolId: string }) {
  const { t } = useTranslation('package')
  const props = { size: 'xs', variant: 'default', params: { schoolId }, children: t(`way.${item}`) } as const
  switch (item) {
    case 'REGULATION':
    case 'PROGRAMME':
      return <ButtonLink to="/s/$schoolId/documents" search={{ add: item }} {...props} />
    case 'SITE_SECTION':
      return <ButtonLink to="/s/$schoolId/documents" search={{ state: 'IN_FORCE' }} {...props} />
    case 'ROADMAP':
      return <ButtonLink to="/s/$schoolId/roadmaps" {...props} />
    case 'APPOINTMENT_ORDER':
      return <ButtonLink to="/s/$schoolId/orders" {...props} />
    case 'PAIR_ORDERS':
      return <ButtonLink to="/s/$schoolId/pairs" search={{ state: 'AGREED' }} {...props} />
    case 'CONSENTS':
      return <ButtonLink to="/s/$schoolId/people" {...props} />
    default:
      return item satisfies never
  }
}
