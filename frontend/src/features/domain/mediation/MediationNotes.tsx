import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconAdd } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import type { Mediation } from './mediation.fragment'
import classes from './mediation.module.css'
import { useMediationActs } from './use-mediation-acts'

type Props = { mediation: Mediation }

/** The reader's own notes; the mediator has the parties' too. The other side never sees them. Namespace: mediation. */
export function MediationNotes({ mediation }: Props) {
  const { t } = useTranslation('mediation')
  const format = useFormat()
  const acts = useMediationActs(mediation)
  const [writing, sheet] = useDisclosure()
  const writes = mediation.viewerCan.includes('NOTE')
  if (mediation.notes.length === 0 && !writes) return null
  return (
    <Panel
      title={t('notes.title')}
      description={t('notes.hint')}
      actions={
        writes ? (
          <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
            {t('notes.add')}
          </Button>
        ) : null
      }
    >
      {mediation.notes.length === 0 ? (
        <Text c="dimmed">{t('notes.none')}</Text>
      ) : (
        <ol className={classes.notes}>
          {mediation.notes.map(({ author, writtenAt, text, own }) => (
            <li key={`${author.id} ${writtenAt}`} className={classes.note}>
              <Text size="sm" c="dimmed">
                {t(own ? 'notes.own' : 'notes.by', {
                  name: author.shortName,
                  at: format.moment(writtenAt),
                })}
              </Text>
              <Text className={classes.words}>{text}</Text>
            </li>
          ))}
        </ol>
      )}
      <WordsSheet
        opened={writing}
        onClose={sheet.close}
        title={t('notes.add')}
        label={t('notes.text')}
        hint={t('notes.hint')}
        submitLabel={t('notes.submit')}
        send={acts.note}
      />
    </Panel>
  )
}
