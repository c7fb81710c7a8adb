import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Programme_ProgrammeFragment } from '@/shared/graphql/generated/graphql'
import { IconInfo } from '@/shared/ui/icons'

type Props = { template: Programme_ProgrammeFragment['template'] }

/** From which template a programme came, and that the template was written anew since. Namespace: templates. */
export function TemplateNote({ template }: Props) {
  const { t } = useTranslation('templates')
  if (!template) return null
  const from = t('from', { title: template.title, edition: template.edition, owner: template.owner.name })
  if (!template.isOutdated)
    return (
      <Text size="sm" c="dimmed">
        {from}
      </Text>
    )
  return (
    <Alert color="amber" variant="outline" icon={<IconInfo aria-hidden />} title={t('renewed')} role="note">
      <Text size="sm">
        {from} {t('renewedHint', { edition: template.latestEdition })}
      </Text>
    </Alert>
  )
}
