import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { StatusMark } from '@/shared/ui/StatusMark'
import { DecideGrant } from './DecideGrant'
import { FileValuesSheet } from './FileValuesSheet'
import type { FileGrant } from './grant.fragment'
import { GRANT_LOOK } from './looks'
import { type FileValues, useGrantActs } from './use-grant-acts'

type Props = { grant: FileGrant }

/** One grant: who, of whom, what for, what, until when, how often read; and what the reader may do. Namespace: grants. */
export function GrantItem({ grant }: Props) {
  const { t } = useTranslation('grants')
  const format = useFormat()
  const acts = useGrantActs(grant.id)
  const [sheet, setSheet] = useState<'grant' | 'refuse' | 'close'>()
  const [values, setValues] = useState<FileValues>()
  const shut = () => setSheet(undefined)
  const may = (action: FileGrant['viewerCan'][number]) => grant.viewerCan.includes(action)
  const who = t('line', { mentor: grant.mentor.shortName, mentee: grant.mentee.shortName })
  const fields = grant.fields.length > 0 ? grant.fields : grant.askedFields
  const facts = [
    grant.state === 'GRANTED' && grant.until ? t('until', { on: format.dayLong(grant.until) }) : '',
    grant.state === 'ASKED' ? t('askedOn', { on: format.dayLong(grant.askedOn) }) : '',
    grant.closedOn ? t('closedOn', { on: format.dayLong(grant.closedOn) }) : '',
    grant.decidedBy ? t('decidedBy', { name: grant.decidedBy.shortName }) : '',
    grant.lastReadAt
      ? t('readTimes', { count: grant.readings, at: format.moment(grant.lastReadAt) })
      : grant.state === 'GRANTED'
        ? t('neverRead')
        : '',
  ].filter(Boolean)
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{who}</Text>
        <StatusMark {...GRANT_LOOK[grant.state]} label={t(`state.${grant.state}`)} />
      </Group>
      <Text size="sm">
        {t(grant.fields.length > 0 ? 'opened' : 'asked', {
          fields: format.list(fields.map((field) => t(`field.${field}`).toLocaleLowerCase())),
        })}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {t('purposeLine', { purpose: grant.purpose })}
      </Text>
      {grant.refusalNote ? <Text size="sm">{t('refusedBecause', { note: grant.refusalNote })}</Text> : null}
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      <Group gap="xs" mt="xs" className="app-no-print">
        {may('DECIDE') ? (
          <>
            <Button size="xs" onClick={() => setSheet('grant')} aria-label={t('decide.of', { who })}>
              {t('decide.open')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => setSheet('refuse')}
              aria-label={t('refuse.of', { who })}
            >
              {t('refuse.open')}
            </Button>
          </>
        ) : null}
        {may('READ') ? (
          <Button
            size="xs"
            variant="default"
            loading={acts.read.isPending}
            onClick={() =>
              acts.read.mutate(undefined, {
                onSuccess: ({ readFile: answer }) =>
                  answer.__typename === 'ReadFileDone' && setValues(answer.values),
              })
            }
          >
            {t('read.open')}
          </Button>
        ) : null}
        {may('CLOSE') ? (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => setSheet('close')}
            aria-label={t('close.of', { who })}
          >
            {t('close.open')}
          </Button>
        ) : null}
      </Group>
      <DecideGrant grant={grant} opened={sheet === 'grant'} onClose={shut} />
      <WordsSheet
        opened={sheet === 'refuse'}
        onClose={shut}
        title={t('refuse.title')}
        description={who}
        label={t('refuse.note')}
        hint={t('refuse.hint')}
        submitLabel={t('refuse.open')}
        send={acts.refuse}
      />
      <Confirm
        opened={sheet === 'close'}
        title={t('close.ask', { who })}
        consequences={[t('close.then')]}
        confirmLabel={t('close.open')}
        busy={acts.close.isPending}
        error={acts.close.error}
        onConfirm={() => acts.close.mutate(undefined, { onSuccess: shut })}
        onClose={shut}
      />
      <FileValuesSheet name={grant.mentee.shortName} values={values} onClose={() => setValues(undefined)} />
    </>
  )
}
