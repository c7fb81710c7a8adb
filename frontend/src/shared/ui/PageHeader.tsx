import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './PageHeader.module.css'

type Props = {
  title: string
  /** Where we are, above the title: a level's name or a trail of links. */
  eyebrow?: ReactNode
  description?: ReactNode
  actions?: ReactNode
}

/** The only `h1` of a screen; it also names the browser tab. */
export function PageHeader({ title, eyebrow, description, actions }: Props) {
  const { t } = useTranslation()
  const product = t('app.title')
  useEffect(
    function nameTheTab() {
      document.title = `${title} · ${product}`
    },
    [title, product],
  )
  return (
    <Group justify="space-between" align="flex-end" gap="sm" mb="md">
      <div className={classes.words}>
        {eyebrow ? (
          <Text size="sm" c="dimmed" component="div">
            {eyebrow}
          </Text>
        ) : null}
        <Title order={1}>{title}</Title>
        {description ? (
          <Text c="dimmed" mt={4} component="div" maw="72ch">
            {description}
          </Text>
        ) : null}
      </div>
      {actions ? (
        <Group gap="xs" className="app-no-print">
          {actions}
        </Group>
      ) : null}
    </Group>
  )
}
