import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted } from '@/shared/ui/icons'
import { SaveMark } from '@/shared/ui/SaveMark'
import { QuestionField } from './QuestionField'
import { SurveyFrame } from './SurveyFrame'
import classes from './SurveyFrame.module.css'
import { completeness, sectionsOf } from './sections'
import type { Sheet } from './survey.query'
import { useSurvey } from './use-survey'

type Props = { token: string; sheet: Sheet }

/** One section a screen, every answer kept as it is given, handed in at the end. */
export function SurveyForm({ token, sheet }: Props) {
  const { t } = useTranslation('survey')
  const format = useFormat()
  const survey = useSurvey(token, sheet)
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const sections = sectionsOf(sheet.questions)
  const section = sections[at] ?? sections[0]
  const { answered, all } = completeness(sheet.questions, survey.answers)
  const title = t(`kind.${sheet.kind}`)
  if (survey.submitted || !section)
    return (
      <SurveyFrame title={title}>
        <Alert
          color="pine"
          variant="outline"
          role="status"
          icon={<IconCompleted size={20} aria-hidden />}
          title={t('thanks')}
        >
          {t('thanksHint')}
        </Alert>
      </SurveyFrame>
    )
  const go = (to: number) => {
    void survey.flush()
    setAt(to)
    heading.current?.focus()
    window.scrollTo({ top: 0 })
  }
  const last = at === sections.length - 1
  const unfinished = sections.findIndex(({ questions }) =>
    questions.some(({ code }) => survey.problems[code] !== undefined),
  )
  return (
    <SurveyFrame
      title={title}
      hint={t('greeting', {
        name: sheet.addressee,
        school: sheet.schoolName,
        on: format.dayLong(sheet.closesOn),
      })}
    >
      <div className={classes.meter}>
        <Group justify="space-between" mb={4}>
          <Text size="sm" c="dimmed">
            {t('meter', { answered, all })}
          </Text>
          <SaveMark state={survey.state} />
        </Group>
        <Progress value={(answered / all) * 100} aria-label={t('meter', { answered, all })} />
      </div>
      <Title order={2} ref={heading} tabIndex={-1} mb="sm">
        {t('section', {
          name: t(`sectionName.${section.name}`, section.name),
          at: at + 1,
          of: sections.length,
        })}
      </Title>
      <Stack gap="lg">
        {section.questions.map((question) => (
          <QuestionField
            key={question.code}
            question={question}
            values={survey.answers[question.code] ?? []}
            problem={survey.problems[question.code]}
            onAnswer={(values) => survey.answer(question.code, values)}
          />
        ))}
      </Stack>
      {last ? (
        <Text size="sm" c="dimmed" mt="md">
          {t('consent')}
        </Text>
      ) : null}
      {unfinished >= 0 && unfinished !== at ? (
        <Alert color="amber" variant="outline" role="alert" mt="md" title={t('missing')}>
          <Button size="xs" variant="default" onClick={() => go(unfinished)}>
            {t('goToMissing')}
          </Button>
        </Alert>
      ) : null}
      {survey.submit.error ? <ErrorNote error={survey.submit.error} /> : null}
      <div className={classes.foot}>
        <Button variant="default" size="md" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('back')}
        </Button>
        {last ? (
          <Button size="md" loading={survey.submit.isPending} onClick={() => survey.submit.mutate()}>
            {t('submit')}
          </Button>
        ) : (
          <Button size="md" onClick={() => go(at + 1)}>
            {t('next')}
          </Button>
        )}
      </div>
    </SurveyFrame>
  )
}
