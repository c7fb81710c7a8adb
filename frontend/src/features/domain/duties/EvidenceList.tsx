import { Anchor, Text } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EvidenceKind } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import {
  IconDocument,
  IconInfo,
  IconLink,
  IconNumber,
  IconOrder,
  IconPhoto,
  IconProgramme,
} from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import classes from './duties.module.css'
import { ProofFileLink } from './file/ProofFileLink'
import type { Occurrence } from './occurrence.fragment'

const ICONS = {
  ORDER: IconOrder,
  DOCUMENT: IconDocument,
  REPORT: IconProgramme,
  LINK: IconLink,
  PHOTO: IconPhoto,
  NUMBER: IconNumber,
  NONE: IconInfo,
} as const satisfies Record<EvidenceKind, LucideIcon>

type Props = { evidence: Occurrence['evidence'] }

/** What proves an execution. Namespaces: duties, plan. */
export function EvidenceList({ evidence }: Props) {
  const { t } = useTranslation(['duties', 'plan'])
  const format = useFormat()
  if (evidence.length === 0) return null
  return (
    <ul className={classes.evidence} aria-label={t('proof')}>
      {evidence.map(({ id, kind, title, url, text, number, datedOn, order, file }) => {
        const Icon = ICONS[kind]
        return (
          <li key={id} className={classes.proof}>
            <Icon size={16} aria-label={t(`plan:evidence.${kind}`)} />
            <div>
              {order ? (
                <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(order.id) }}>
                  {title || order.title}
                </AnchorLink>
              ) : url ? (
                <Anchor href={url} target="_blank" rel="noreferrer noopener">
                  {title}
                </Anchor>
              ) : (
                title
              )}
              {number ? ` ${kind === 'ORDER' ? t('evidence.numbered', { number }) : number}` : ''}
              {datedOn ? ` ${t('evidence.dated', { on: format.dayNumeric(datedOn) })}` : ''}
              {file ? <ProofFileLink file={file} /> : null}
              {text ? (
                <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                  {text}
                </Text>
              ) : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
