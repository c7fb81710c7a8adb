import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { PlanItem } from '../plan/plan-item.fragment'
import { TermWindows } from '../TermWindows'
import { RemarkField } from './RemarkField'
import classes from './review.module.css'

type Props = {
  item: PlanItem
  /** Whether the roadmap was drawn from a municipal one, with which its rows are compared. */
  compared: boolean
  /** What is remarked so far; `undefined` when nothing was begun. */
  remark: string | undefined
  onRemark: (text: string) => void
}

/** A row of a submitted roadmap, what differs from the municipal one, and the remark on it. Namespaces: reviews, plan. */
export function ReviewItem({ item, compared, remark, onRemark }: Props) {
  const { t } = useTranslation(['reviews', 'plan'])
  const parent = item.parentItem
  const own = parent === null || parent === undefined
  return (
    <li className={classes.item}>
      <Text fw={500}>
        {item.number ? `${item.number} ` : ''}
        {item.title}
      </Text>
      <Text size="sm">{t('line.term', { words: item.term || t('plan:nothing') })}</Text>
      {item.windows.length > 0 ? <TermWindows windows={item.windows} /> : null}
      <Text size="sm">{t('line.responsible', { words: item.responsible || t('plan:nothing') })}</Text>
      {item.result ? <Text size="sm">{t('line.result', { words: item.result })}</Text> : null}
      {!compared ? null : own ? (
        <Text size="sm" c="dimmed">
          {t('ownRow')}
        </Text>
      ) : parent.term !== item.term ? (
        <StatusMark
          icon={IconWarning}
          tone="attention"
          label={t('otherTerm', { term: parent.term || t('plan:nothing') })}
        />
      ) : null}
      <RemarkField title={item.title} value={remark} onChange={onRemark} />
    </li>
  )
}
