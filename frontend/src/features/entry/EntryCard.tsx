import { Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './EntryCard.module.css'

type Props = { title: string; hint?: ReactNode; children?: ReactNode }

export function EntryCard({ title, hint, children }: Props) {
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
      {children ? <div className={classes.body}>{children}</div> : null}
    </Paper>
  )
}
