import { Alert, Anchor, List } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconProblem } from '../icons'
import type { Issue } from './use-app-form'

type Props = { issues: readonly Issue[]; onGoTo: (path: string) => void }

/** The mistakes of a form in one place, each a way to its field. Takes the focus, so that it is heard and seen. */
export function FormIssues({ issues, onGoTo }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    function showTheSummary() {
      if (issues.length > 0) box.current?.focus()
    },
    [issues],
  )
  if (issues.length === 0) return null
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="brick"
      variant="outline"
      icon={<IconProblem aria-hidden />}
      title={t('form.issues', { count: issues.length })}
    >
      <List size="sm" listStyleType="none">
        {issues.map(({ path, label, message }) => (
          <List.Item key={path}>
            {label ? (
              <>
                <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onGoTo(path)}>
                  {label}
                </Anchor>
                {': '}
              </>
            ) : null}
            {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
