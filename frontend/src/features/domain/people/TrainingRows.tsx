import { ActionIcon, Button, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateField } from '@/shared/ui/form/DateField'
import { IconAdd, IconRemove } from '@/shared/ui/icons'
import classes from './DeficitRows.module.css'
import type { FieldMakers } from './MentorDetailFields'

type Props = Omit<FieldMakers, 'checkOf'> & {
  lines: readonly unknown[]
  onAdd: () => void
  onRemove: (index: number) => void
}

/** What a mentor learned for mentoring: a course, who gave it, when, with which paper. */
export function TrainingRows({ lines, keyOf, fieldOf, onAdd, onRemove }: Props) {
  const { t } = useTranslation('people')
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{t('card.trainings')}</legend>
      <Stack gap="sm">
        {lines.map((_, index) => (
          <div key={keyOf(`trainings.${index}.course`)} className={classes.row}>
            <TextInput {...fieldOf(`trainings.${index}.course`)} label={t('card.course')} withAsterisk />
            <TextInput {...fieldOf(`trainings.${index}.provider`)} label={t('card.provider')} withAsterisk />
            <DateField {...fieldOf(`trainings.${index}.on`)} label={t('card.trainedOn')} />
            <TextInput {...fieldOf(`trainings.${index}.certificate`)} label={t('card.certificate')} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              className={classes.remove}
              aria-label={t('card.removeTraining', { number: index + 1 })}
              onClick={() => onRemove(index)}
            >
              <IconRemove size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={onAdd}>
            {t('card.addTraining')}
          </Button>
        </div>
      </Stack>
    </fieldset>
  )
}
