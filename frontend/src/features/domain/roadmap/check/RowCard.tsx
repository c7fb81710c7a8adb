import { Badge, Button, Checkbox, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconRemark, IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { bodyKey } from '../bodies'
import { TermWindows } from '../TermWindows'
import { TERM_LOOK } from '../term-look'
import { useBodyLabel } from '../use-body-label'
import type { CheckItem } from './check-item.fragment'
import classes from './RowCard.module.css'
import { RowMenuOfItem } from './RowMenuOfItem'
import type { RowActs } from './use-row-acts'

type Props = {
  item: CheckItem
  /** The row above, after which this one moves when it moves up by one. */
  acts: RowActs
  neighbours: { above: string | undefined; twoAbove: string | undefined; below: string | undefined }
  onEdit: () => void
  onCheck: (isChecked: boolean) => void
}

/** A row of the draft as it was read, with what a person should look at. Namespaces: plan, roadmap. */
export function RowCard({ item, acts, neighbours, onEdit, onCheck }: Props) {
  const { t } = useTranslation('plan')
  return (
    <>
      <div className={classes.head}>
        <div className={classes.title}>
          {item.number ? <span className={classes.number}>{item.number}</span> : null}
          <Text component="span" fw={500} inherit>
            {item.title}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <Checkbox
            label={t('row.checked')}
            checked={item.isChecked}
            onChange={(event) => onCheck(event.currentTarget.checked)}
          />
          <RowMenuOfItem item={item} acts={acts} neighbours={neighbours} />
        </Group>
      </div>
      <Doubts item={item} />
      <Facts item={item} />
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={onEdit}
        aria-label={t('row.editOf', { title: item.title })}
      >
        {t('row.edit')}
      </Button>
    </>
  )
}

function Doubts({ item }: { item: CheckItem }) {
  const { t } = useTranslation('plan')
  if (item.doubts.length === 0 && item.remarks.length === 0) return null
  return (
    <div className={classes.doubts}>
      {item.remarks.map(({ text }) => (
        <StatusMark key={text} icon={IconRemark} tone="problem" label={t('row.remark', { text })} />
      ))}
      {item.doubts.map((doubt) => (
        <StatusMark
          key={doubt}
          icon={IconWarning}
          tone={item.isChecked ? 'neutral' : 'attention'}
          label={
            doubt === 'RESPONSIBLE_UNKNOWN' && item.bodiesNotUnderstood.length > 0
              ? t('doubtUnknown', { words: item.bodiesNotUnderstood.map((each) => `«${each}»`).join(', ') })
              : t(`doubt.${doubt}`)
          }
        />
      ))}
    </div>
  )
}

function Facts({ item }: { item: CheckItem }) {
  const { t } = useTranslation(['plan', 'roadmap'])
  const label = useBodyLabel()
  const noDate = item.chosenReading.choice === 'NO_DATE'
  return (
    <dl className={classes.facts}>
      <dt>{t('field.term')}</dt>
      <dd>
        {item.term || t('nothing')}
        {noDate ? (
          <Text size="sm" c="dimmed">
            {t('reading.noDate')}
          </Text>
        ) : (
          <div className={classes.reading}>
            <StatusMark {...TERM_LOOK[item.schedule.kind]} label={t(`roadmap:kind.${item.schedule.kind}`)} />
            <TermWindows windows={item.windows} />
          </div>
        )}
      </dd>
      <dt>{t('field.responsible')}</dt>
      <dd>
        {item.responsible || t('nothing')}
        {item.bodies.length > 0 ? (
          <Group gap={4} mt={4}>
            {item.bodies.map((body) => (
              <Badge key={bodyKey(body)} variant="default" tt="none" fw={400}>
                {label(body)}
              </Badge>
            ))}
          </Group>
        ) : null}
      </dd>
      {(['participants', 'result', 'evidence', 'condition'] as const).map((field) =>
        item[field] ? (
          <div key={field} className={classes.pair}>
            <dt>{t(`field.${field}`)}</dt>
            <dd>{item[field]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
