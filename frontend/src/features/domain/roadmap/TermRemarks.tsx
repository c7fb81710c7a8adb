import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Term } from './term.query'

type Props = {
  term: Term
  /** The other readings, between what was not understood and what was taken for granted. */
  children?: ReactNode
}

/** What a term asks for besides its days, what was not understood, and what was taken for granted. Namespace: roadmap. */
export function TermRemarks({ term, children }: Props) {
  const { t } = useTranslation('roadmap')
  const format = useFormat()
  const conditions = term.parts.flatMap(({ condition }) => (condition ? [condition] : []))
  const bodies = term.parts.flatMap(({ responsible }) => (responsible ? [responsible] : []))
  return (
    <Stack gap={4}>
      {term.minimumPerYear === null ? null : (
        <Text size="sm">{t('minimum', { count: term.minimumPerYear })}</Text>
      )}
      {[...new Set(conditions)].map((condition) => (
        <Text key={condition} size="sm">
          {t(`condition.${condition}`)}
        </Text>
      ))}
      {bodies.length > 0 ? (
        <Text size="sm">{t('responsible', { names: format.list([...new Set(bodies)]) })}</Text>
      ) : null}
      {term.notUnderstood.length > 0 ? (
        <StatusMark
          icon={IconWarning}
          tone="attention"
          label={t('notUnderstood', { words: format.list(term.notUnderstood.map((each) => `«${each}»`)) })}
        />
      ) : null}
      {children}
      {term.assumptions.map((assumption) => (
        <Text key={assumption} size="sm" c="dimmed">
          {t(`assumption.${assumption}`)}
        </Text>
      ))}
    </Stack>
  )
}
