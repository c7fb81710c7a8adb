import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Template_TemplateFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { SideSheet } from '@/shared/ui/SideSheet'
import classes from './templates.module.css'

type Props = { template: Template_TemplateFragment | undefined; onClose: () => void }

/** A template to be read. Namespaces: templates, programmes, terms. */
export function TemplateView({ template, onClose }: Props) {
  const { t } = useTranslation('templates')
  return (
    <SideSheet
      opened={template !== undefined}
      onClose={onClose}
      size="lg"
      title={template?.title ?? ''}
      {...(template
        ? { description: t('editionOf', { edition: template.edition, owner: template.owner.name }) }
        : {})}
    >
      {template ? <Content template={template} /> : null}
    </SideSheet>
  )
}

function Content({ template }: { template: Template_TemplateFragment }) {
  const { t } = useTranslation(['templates', 'programmes', 'terms'])
  const format = useFormat()
  const suits = [
    ...(template.form ? [t(`terms:form.${template.form}`)] : []),
    ...template.categories.map((each) => t(`terms:category.${each}`)),
    ...template.deficitKinds.map((kind) => t(`terms:deficitKind.${kind}`)),
    ...template.topics.map((topic) => t(`terms:topic.${topic}`)),
  ]
  return (
    <Stack gap="md">
      {template.purpose ? <Text className={classes.prose}>{template.purpose}</Text> : null}
      <Text size="sm" c="dimmed">
        {t('lasts', { count: template.months })}
        {suits.length > 0 ? `. ${t('suits', { what: format.list(suits) })}` : ''}
      </Text>
      <section>
        <Title order={3}>{t('programmes:goal')}</Title>
        <Text className={classes.prose}>{template.goal}</Text>
      </section>
      <section>
        <Title order={3}>{t('programmes:expectedResult')}</Title>
        <Text className={classes.prose}>{template.expectedResult}</Text>
      </section>
      <section>
        <Title order={3}>{t('programmes:plan')}</Title>
        <ol className={classes.plan}>
          {template.activities.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an edition never move
            <li key={index}>
              <Text>{line.title}</Text>
              <Text size="sm" c="dimmed">
                {t('line', {
                  week: t('week', { week: line.week }),
                  kind: t(`programmes:kind.${line.kind}`),
                  result: line.expectedResult || '—',
                })}
              </Text>
            </li>
          ))}
        </ol>
      </section>
    </Stack>
  )
}
