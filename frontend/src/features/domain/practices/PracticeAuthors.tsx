import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Practice_PracticeFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { IconActive, IconDeclined } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './practice.module.css'

type Props = { practice: Practice_PracticeFragment }

/** Who wrote it, and what of each the public may see: only what their dissemination consent names. */
export function PracticeAuthors({ practice }: Props) {
  const { t } = useTranslation(['practices', 'terms'])
  const format = useFormat()
  return (
    <Panel title={t('authors')} description={t('authorsHint')}>
      <ul className={classes.authors}>
        {practice.authors.map(({ person, publicFields }) => (
          <li key={person.id} className={classes.author}>
            <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
              {person.fullName}
            </AnchorLink>
            {publicFields.includes('NAME') ? (
              <StatusMark icon={IconActive} tone="active" label={t('nameShown')} />
            ) : (
              <StatusMark icon={IconDeclined} tone="neutral" label={t('nameHidden')} />
            )}
            {publicFields.length > 0 ? (
              <Text size="sm" c="dimmed" className={classes.fields}>
                {t('shown', {
                  list: format.list(publicFields.map((field) => t(`terms:publicField.${field}`))),
                })}
              </Text>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
