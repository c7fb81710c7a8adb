import { Accordion, Checkbox, NumberInput, Select, Stack, Textarea } from '@mantine/core'
import type { Key } from 'react'
import { useTranslation } from 'react-i18next'
import { CATEGORIES, NOMINATORS } from '@/features/domain/terms/lists'
import { DateField } from '@/shared/ui/form/DateField'
import type { MentorDetails } from './mentor-details'
import { TermChecks } from './TermChecks'
import { TrainingRows } from './TrainingRows'

/** Makes the props of a field by its path, as `useAppForm` does. */
export type FieldMakers = {
  keyOf: (path: string) => Key
  // biome-ignore lint/suspicious/noExplicitAny: the props of whatever input stands there, as Mantine's form gives them
  fieldOf: (path: string) => any
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  checkOf: (path: string) => any
}

type Props = FieldMakers & {
  trainings: MentorDetails['trainings']
  onAddTraining: () => void
  onRemoveTraining: (index: number) => void
}

/** The further columns of the bank's form, folded away until somebody wants them. */
export function MentorDetailFields(props: Props) {
  const { keyOf, fieldOf, checkOf, trainings, onAddTraining, onRemoveTraining } = props
  const { t } = useTranslation(['people', 'terms'])
  const lines = (name: 'achievements' | 'areas' | 'interests') => (
    <Textarea
      key={keyOf(name)}
      {...fieldOf(name)}
      label={t(`card.${name}`)}
      description={t('perLine')}
      autosize
      minRows={1}
    />
  )
  return (
    <Accordion variant="contained" multiple>
      <Accordion.Item value="mentoring">
        <Accordion.Control>{t('card.moreMentoring')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            {lines('areas')}
            <TermChecks
              key={keyOf('wantedCategories')}
              field={fieldOf('wantedCategories')}
              label={t('card.wantedCategories')}
              description={t('card.wantedHint')}
              options={CATEGORIES}
              labelOf={(category) => t(`terms:category.${category}`)}
            />
            <NumberInput
              key={keyOf('hoursPerWeek')}
              {...fieldOf('hoursPerWeek')}
              label={t('card.hoursPerWeek')}
              min={1}
              max={40}
              allowDecimal={false}
            />
            <DateField key={keyOf('mentorSince')} {...fieldOf('mentorSince')} label={t('card.mentorSince')} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="merits">
        <Accordion.Control>{t('card.moreMerits')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            {lines('achievements')}
            {lines('interests')}
            <TrainingRows
              lines={trainings}
              keyOf={keyOf}
              fieldOf={fieldOf}
              onAdd={onAddTraining}
              onRemove={onRemoveTraining}
            />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="office">
        <Accordion.Control>{t('card.moreOffice')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            <Checkbox key={keyOf('isExpert')} {...checkOf('isExpert')} label={t('card.isExpert')} />
            <Checkbox key={keyOf('isExternal')} {...checkOf('isExternal')} label={t('card.isExternal')} />
            <Select
              key={keyOf('nominatedBy')}
              {...fieldOf('nominatedBy')}
              label={t('card.nominatedBy')}
              data={NOMINATORS.map((who) => ({ value: who, label: t(`terms:nominatedBy.${who}`) }))}
              clearable
            />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
