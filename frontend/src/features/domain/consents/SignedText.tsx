import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import type { Consent_ConsentFragment, Consent_TextFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDownload } from '@/shared/ui/icons'
import { SideSheet } from '@/shared/ui/SideSheet'
import classes from './ConsentCards.module.css'

type Props = {
  opened: boolean
  onClose: () => void
  consent: Consent_ConsentFragment
  /** The text in force, for a consent that was given before texts were kept. */
  text: Consent_TextFragment
}

/** A consent as it was signed, and the same as a file. */
export function SignedText({ opened, onClose, consent, text }: Props) {
  const { t } = useTranslation('consents')
  const format = useFormat()
  const save = useMutation({
    mutationFn: (ending: 'pdf' | 'docx') =>
      saveFile(`/files/consents/${bareId(consent.id)}.${ending}`, `${consent.text?.title}.${ending}`),
  })
  const paragraphs = consent.text?.paragraphs ?? text.paragraphs
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={consent.text?.title ?? t(`purpose.${consent.purpose}`)}
      description={t('textOf', { school: consent.school.name, version: consent.textVersion })}
    >
      <Stack gap="md">
        {consent.text ? (
          <Text size="sm" c="dimmed">
            {t('asSigned', { date: format.dayLong(consent.validFrom) })}
          </Text>
        ) : null}
        <div className={classes.text} lang="ru">
          {paragraphs.map((paragraph) => (
            <Text key={paragraph}>{paragraph}</Text>
          ))}
        </div>
        {consent.text ? (
          <Group gap="xs">
            {(['pdf', 'docx'] as const).map((ending) => (
              <Button
                key={ending}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                loading={save.isPending && save.variables === ending}
                onClick={() => save.mutate(ending)}
              >
                {t(ending)}
              </Button>
            ))}
          </Group>
        ) : null}
        {save.error ? <ErrorNote error={save.error} /> : null}
      </Stack>
    </SideSheet>
  )
}
