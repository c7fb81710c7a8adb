import { ActionIcon, Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EVIDENCE_KINDS } from '@/features/domain/roadmap/bodies'
import type { EvidenceKind } from '@/shared/graphql/generated/graphql'
import { DateField } from '@/shared/ui/form/DateField'
import { IconAdd, IconRemove } from '@/shared/ui/icons'
import classes from './duties.module.css'
import { blankEvidence, type EvidenceRow, needOf } from './execution-form'
import { ProofFileField } from './file/ProofFileField'

type Props = {
  app: {
    form: {
      getValues(): { evidence: EvidenceRow[] }
      removeListItem(path: 'evidence', index: number): void
      insertListItem(path: 'evidence', item: EvidenceRow): void
      setFieldValue(path: string, value: EvidenceRow['file'] | string): void
    }
    // biome-ignore lint/suspicious/noExplicitAny: what Mantine gives for the props of an input
    field(path: string): any
  }
  dutyId: string
  /** The kind that the plan asks for. */
  wanted: EvidenceKind | null
  /** The files that prove the execution as it is stated now. */
  stated: readonly string[]
  /** Told while a file is on its way. */
  onSending: (sending: boolean) => void
}

/** What proves an execution: rows that are added and removed, each with the fields of its kind. Namespaces: duties, plan. */
export function EvidenceRows({ app, dutyId, wanted, stated, onSending }: Props) {
  const { t } = useTranslation(['duties', 'plan'])
  const rows = app.form.getValues().evidence
  const [keys, setKeys] = useState(() => rows.map((_, index) => index))
  const unused = useRef(rows.length)
  const add = () => {
    app.form.insertListItem('evidence', blankEvidence(wanted ?? 'DOCUMENT'))
    const key = unused.current++
    setKeys((now) => [...now, key])
  }
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('proof')}</legend>
      <Text size="sm" c="dimmed">
        {wanted && wanted !== 'NONE'
          ? t('evidence.wanted', { kind: t(`plan:evidence.${wanted}`) })
          : t('evidence.hint')}
      </Text>
      <ol className={classes.rows}>
        {rows.map((row, index) => (
          <li key={keys[index]}>
            <Row
              app={app}
              dutyId={dutyId}
              stated={stated}
              onSending={onSending}
              index={index}
              initial={row}
              onRemove={() => {
                app.form.removeListItem('evidence', index)
                setKeys((now) => now.toSpliced(index, 1))
              }}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        mt="sm"
        leftSection={<IconAdd size={16} aria-hidden />}
        disabled={rows.length >= 20}
        onClick={add}
      >
        {t('evidence.add')}
      </Button>
    </fieldset>
  )
}

type RowProps = Omit<Props, 'wanted'> & { index: number; initial: EvidenceRow; onRemove: () => void }

function Row({ app, dutyId, stated, onSending, index, initial, onRemove }: RowProps) {
  const { t } = useTranslation(['duties', 'plan'])
  const [kind, setKind] = useState(initial.kind)
  const [file, setFile] = useState(initial.file)
  const at = (part: string) => app.field(`evidence.${index}.${part}`)
  const must = (part: Parameters<typeof needOf>[1]) => needOf(kind, part) === 'must'
  const has = (part: Parameters<typeof needOf>[1]) => needOf(kind, part) !== 'none'
  const kindField = at('kind')
  const lay = (next: EvidenceRow['file']) => {
    setFile(next)
    app.form.setFieldValue(`evidence.${index}.file`, next)
    // A file says by its name what it is, until somebody says it better.
    const title = app.form.getValues().evidence[index]?.title
    if (next && !title) app.form.setFieldValue(`evidence.${index}.title`, next.name.replace(/\.[^.]+$/, ''))
  }
  return (
    <div className={classes.row}>
      <Group align="flex-end" wrap="nowrap" gap="xs">
        <Select
          {...kindField}
          label={t('evidence.kind')}
          flex={1}
          allowDeselect={false}
          data={EVIDENCE_KINDS.map((each) => ({ value: each, label: t(`plan:evidence.${each}`) }))}
          onChange={(chosen) => {
            kindField.onChange(chosen)
            setKind(EVIDENCE_KINDS.find((each) => each === chosen) ?? kind)
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('evidence.remove', { number: index + 1 })}
          onClick={onRemove}
        >
          <IconRemove size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <TextInput {...at('title')} label={t('evidence.title')} withAsterisk />
      {has('number') || has('datedOn') ? (
        <div className={classes.pair}>
          {has('number') ? (
            <TextInput
              {...at('number')}
              label={t(kind === 'NUMBER' ? 'evidence.figure' : 'evidence.number')}
              withAsterisk={must('number')}
            />
          ) : null}
          {has('datedOn') ? (
            <DateField
              {...at('datedOn')}
              label={t('evidence.datedOn')}
              description={null}
              withAsterisk={must('datedOn')}
            />
          ) : null}
        </div>
      ) : null}
      {has('url') ? (
        <TextInput
          {...at('url')}
          type="url"
          label={t('evidence.url')}
          placeholder="https://"
          withAsterisk={must('url')}
        />
      ) : null}
      {has('file') ? (
        <ProofFileField
          dutyId={dutyId}
          file={file}
          isStated={stated.includes(file?.id ?? '')}
          onChange={lay}
          onSending={onSending}
        />
      ) : null}
      {has('text') ? (
        <Textarea
          {...at('text')}
          label={t('evidence.text')}
          autosize
          minRows={2}
          withAsterisk={must('text')}
        />
      ) : null}
    </div>
  )
}
