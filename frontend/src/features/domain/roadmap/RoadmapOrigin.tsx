import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'

type Props = { roadmap: RoadmapHead_RoadmapFragment }

/** By which order a roadmap is in force, which order its paper names, and of which roadmap it was made. */
export function RoadmapOrigin({ roadmap }: Props) {
  const { t } = useTranslation('roadmaps')
  const format = useFormat()
  const { orderNumber, approvedOn, printedOrder, parent, previous } = roadmap
  const { number, date, issuer } = printedOrder
  const printed = [issuer, number ? t('origin.number', { number }) : '', date ? format.dayNumeric(date) : '']
  return (
    <>
      {orderNumber && approvedOn ? (
        <Text size="sm" component="div">
          {t('byOrder', { number: orderNumber, date: format.dayNumeric(approvedOn) })}
        </Text>
      ) : null}
      {printed.some(Boolean) ? (
        <Text size="sm" component="div">
          {t('origin.printed', { words: printed.filter(Boolean).join(', ') })}
        </Text>
      ) : null}
      {parent ? (
        <Text size="sm" component="div">
          {t('origin.parent')}{' '}
          <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(parent.id) }}>
            {parent.title}
          </AnchorLink>
        </Text>
      ) : null}
      {previous ? (
        <Text size="sm" component="div">
          {t('origin.previous')}{' '}
          <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(previous.id) }}>
            {previous.title}
          </AnchorLink>
        </Text>
      ) : null}
    </>
  )
}
