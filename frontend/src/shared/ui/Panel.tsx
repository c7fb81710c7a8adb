import { Group, Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './Panel.module.css'

type Props = {
  title: string
  description?: ReactNode
  /** Buttons of the panel, at most one of them primary. */
  actions?: ReactNode
  children: ReactNode
}

export function Panel({ title, description, actions, children }: Props) {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} className={classes.root}>
      <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
        <div className={classes.heading}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {description ? (
            <Text size="sm" c="dimmed" component="div">
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
      {children}
    </Paper>
  )
}
