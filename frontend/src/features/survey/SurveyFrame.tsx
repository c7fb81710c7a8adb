import { Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './SurveyFrame.module.css'

type Props = { title: string; hint?: ReactNode; children: ReactNode }

/** The sheet: one column, as wide as a hand holds. */
export function SurveyFrame({ title, hint, children }: Props) {
  const { t } = useTranslation()
  const product = t('app.title')
  useEffect(
    function nameTheTab() {
      document.title = `${title} · ${product}`
    },
    [title, product],
  )
  return (
    <Paper className={classes.root}>
      <Title order={1}>{title}</Title>
      {hint ? (
        <Text c="dimmed" mt={4} component="div">
          {hint}
        </Text>
      ) : null}
      <div className={classes.body}>{children}</div>
    </Paper>
  )
}
