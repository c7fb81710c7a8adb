import { Paper, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Practice_PracticeFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import classes from './practice.module.css'

type Props = { practice: Practice_PracticeFragment }

/** The text in the order of its template: problem, what was done, result, conditions. */
export function PracticeText({ practice }: Props) {
  const { t } = useTranslation(['practices', 'terms'])
  const format = useFormat()
  return (
    <Paper component="article" aria-label={practice.title} className={classes.text}>
      <Text size="sm" c="dimmed">
        {t('tags', {
          form: t(`terms:form.${practice.form}`),
          format: t(`terms:format.${practice.format}`),
          topics: format.list(practice.topics.map((topic) => t(`terms:topic.${topic}`))),
        })}
      </Text>
      {(['problem', 'actions', 'result', 'conditions'] as const).map((part) =>
        practice[part] ? (
          <section key={part}>
            <Title order={2}>{t(`part.${part}`)}</Title>
            <Text className={classes.prose}>{practice[part]}</Text>
          </section>
        ) : null,
      )}
    </Paper>
  )
}
