import { Checkbox, NumberInput, Radio, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOptionLabel } from '@/features/domain/survey/option-label'
import type { Question } from './survey.query'

type Props = {
  question: Question
  values: readonly string[]
  problem: string | undefined
  onAnswer: (values: readonly string[]) => void
}

/** One question with the field that its way of answering needs; big enough for a thumb. */
export function QuestionField({ question, values, problem, onAnswer }: Props) {
  const { t } = useTranslation(['survey', 'terms', 'common'])
  const labelOf = useOptionLabel()
  const { code, ask, options, required, least, limit } = question
  const about = {
    label: t(`question.${code}`, code),
    description: t(`hint.${code}`, ''),
    withAsterisk: required,
    error: problem ? t(`problem.${problem}`, problem) : undefined,
  }
  switch (ask) {
    case 'WORDS':
      return (
        <Textarea
          {...about}
          value={values[0] ?? ''}
          maxLength={limit ?? undefined}
          autosize
          minRows={code === 'preferredMentor' ? 1 : 3}
          onChange={(event) => onAnswer([event.currentTarget.value])}
        />
      )
    case 'LINES':
      return (
        <Textarea
          {...about}
          description={about.description || t('perLine')}
          value={values.join('\n')}
          autosize
          minRows={2}
          onChange={(event) => onAnswer(event.currentTarget.value.split('\n'))}
        />
      )
    case 'ONE':
      return (
        <Radio.Group {...about} value={values[0] ?? ''} onChange={(value) => onAnswer([value])}>
          <Stack gap={8} mt={8}>
            {options.map((option) => (
              <Radio key={option} value={option} label={labelOf(code, option)} />
            ))}
          </Stack>
        </Radio.Group>
      )
    case 'SEVERAL':
      return (
        <Checkbox.Group {...about} value={[...values]} onChange={onAnswer}>
          <Stack gap={8} mt={8}>
            {options.map((option) => (
              <Checkbox key={option} value={option} label={labelOf(code, option)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )
    case 'NUMBER':
      return (
        <NumberInput
          {...about}
          value={values[0] ?? ''}
          min={least ?? 1}
          {...(limit ? { max: limit } : {})}
          allowDecimal={false}
          onChange={(value) => onAnswer(value === '' ? [] : [String(value)])}
        />
      )
    default:
      return ask satisfies never
  }
}
