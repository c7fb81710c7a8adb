import { Alert, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconWarning } from '@/shared/ui/icons'
import { useBodyLabel } from '../use-body-label'
import classes from './ClashNote.module.css'
import { differences, type ItemDraft } from './item-draft'

type Props = { mine: ItemDraft; theirs: ItemDraft; onSettle: (whose: 'mine' | 'theirs') => void }

/** Somebody else changed the row meanwhile: both wordings side by side, and which one stays. Namespace: plan. */
export function ClashNote({ mine, theirs, onSettle }: Props) {
  const { t } = useTranslation('plan')
  const label = useBodyLabel()
  const words = (draft: ItemDraft, field: keyof ItemDraft): string => {
    switch (field) {
      case 'bodies':
        return draft.bodies.map(label).join(', ')
      case 'reading':
        return t(`choice.${draft.reading.choice}`)
      case 'evidenceKind':
        return t(`evidence.${draft.evidenceKind ?? 'any'}`)
      case 'isObligatory':
        return t(draft.isObligatory ? 'yes' : 'no')
      default:
        return draft[field]
    }
  }
  return (
    <Alert
      role="alert"
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('clash.title')}
    >
      <dl className={classes.root}>
        {differences(mine, theirs).map((field) => (
          <div key={field} className={classes.field}>
            <dt>{t(`field.${field}`)}</dt>
            <dd>
              <span className={classes.whose}>{t('clash.theirs')}</span>{' '}
              {words(theirs, field) || t('nothing')}
            </dd>
            <dd>
              <span className={classes.whose}>{t('clash.mine')}</span> {words(mine, field) || t('nothing')}
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
