import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { SaveMark } from '@/shared/ui/SaveMark'
import { EVIDENCE_KINDS } from '../bodies'
import type { Period } from '../term.query'
import { BodiesField } from './BodiesField'
import { ClashNote } from './ClashNote'
import type { CheckItem } from './check-item.fragment'
import { TermChoice } from './TermChoice'
import { useItemDraft } from './use-item-draft'

/** What the list asks of an open row before another one is opened. */
export type RowEditorHandle = { flush: () => Promise<boolean> }

type Props = {
  ref?: Ref<RowEditorHandle>
  roadmapId: string
  item: CheckItem
  period: Period
  onClose: () => void
}

const WORDS = ['participants', 'result', 'evidence', 'condition'] as const

/** A row written in place; every field is kept by itself. Namespaces: plan, roadmap, roadmaps. */
export function RowEditor({ ref, roadmapId, item, period, onClose }: Props) {
  const { t } = useTranslation('plan')
  const { draft, change, state, problem, clash, settle, flush } = useItemDraft(roadmapId, item)
  const first = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({ flush }), [flush])
  useEffect(function beginWithTheWords() {
    first.current?.focus()
  }, [])
  const close = async () => {
    if (await flush()) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // An open list of choices closes first.
    if ((event.target as Element).getAttribute('aria-expanded') === 'true') return
    event.stopPropagation()
    void close()
  }
  return (
    <Stack gap="sm" onKeyDown={onKeyDown}>
      {clash ? <ClashNote mine={draft} theirs={clash.theirs} onSettle={settle} /> : null}
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          label={t('field.number')}
          w={96}
          value={draft.number}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.section')}
          flex={1}
          value={draft.section}
          onChange={(event) => change({ section: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        ref={first}
        label={t('field.title')}
        autosize
        withAsterisk
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('field.term')}
        autosize
        value={draft.term}
        onChange={(event) => change({ term: event.currentTarget.value })}
      />
      <TermChoice
        text={draft.term}
        period={period}
        value={draft.reading}
        onChange={(reading) => change({ reading })}
      />
      <Textarea
        label={t('field.responsible')}
        autosize
        value={draft.responsible}
        onChange={(event) => change({ responsible: event.currentTarget.value })}
      />
      <BodiesField
        value={draft.bodies}
        notUnderstood={item.bodiesNotUnderstood}
        onChange={(bodies) => change({ bodies })}
      />
      {WORDS.map((field) => (
        <Textarea
          key={field}
          label={t(`field.${field}`)}
          autosize
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <Select
        label={t('field.evidenceKind')}
        description={t('evidenceKindHint')}
        placeholder={t('evidence.any')}
        clearable
        data={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`evidence.${kind}`) }))}
        value={draft.evidenceKind}
        onChange={(kind) => change({ evidenceKind: EVIDENCE_KINDS.find((each) => each === kind) ?? null })}
      />
      <Checkbox
        label={t('field.isObligatory')}
        checked={draft.isObligatory}
        disabled={item.parentItem !== null}
        onChange={(event) => change({ isObligatory: event.currentTarget.checked })}
      />
      {problem ? <ProblemNote words={problem} /> : null}
      <Group justify="space-between">
        <SaveMark state={state} />
        <Button size="compact-sm" variant="default" onClick={() => void close()}>
          {t('row.close')}
        </Button>
      </Group>
      {state.kind === 'failed' && !problem && !clash ? (
        <ErrorNote error={null} onRetry={() => void flush()} />
      ) : null}
    </Stack>
  )
}

function ProblemNote({ words }: { words: string }) {
  return (
    <p role="alert" style={{ margin: 0, color: 'var(--app-danger)' }}>
      {words}
    </p>
  )
}
