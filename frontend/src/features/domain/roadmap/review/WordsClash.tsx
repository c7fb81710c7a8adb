import { Alert, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconWarning } from '@/shared/ui/icons'
import type { PlanItem } from '../plan/plan-item.fragment'
import classes from './review.module.css'
import type { WordsClash as Clash } from './review-words'

type Props = {
  clashes: readonly Clash[]
  items: readonly PlanItem[]
  onSettle: (whose: 'mine' | 'theirs') => void
}

/** The reviewer wrote in the same place at another computer: both wordings side by side, and which one stays. Namespace: reviews. */
export function WordsClash({ clashes, items, onSettle }: Props) {
  const { t } = useTranslation('reviews')
  const place = (itemId: string | null) => items.find(({ id }) => id === itemId)?.title ?? t('summary')
  return (
    <Alert
      role="alert"
      color="amber"
      variant="outline"
      mt="md"
      icon={<IconWarning aria-hidden />}
      title={t('clash.title')}
    >
      <dl className={classes.both}>
        {clashes.map(({ itemId, mine, theirs }) => (
          <div key={itemId}>
            <dt>{place(itemId)}</dt>
            <dd>
              <span className={classes.whose}>{t('clash.theirs')}</span> {theirs || t('clash.nothing')}
            </dd>
            <dd>
              <span className={classes.whose}>{t('clash.mine')}</span> {mine || t('clash.nothing')}
            </dd>
          </div>
        ))}
      </dl>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={() => onSettle('mine')}>
          {t('clash.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onSettle('theirs')}>
          {t('clash.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}
