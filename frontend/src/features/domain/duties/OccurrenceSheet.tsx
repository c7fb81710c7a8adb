import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OccurrenceMark } from '@/features/domain/roadmap/OccurrenceMark'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Opened } from './DutySheets'
import classes from './duties.module.css'
import { EvidenceList } from './EvidenceList'
import type { Occurrence } from './occurrence.fragment'
import { DutyTalk } from './talk/DutyTalk'

type Props = {
  occurrence: Occurrence | undefined
  onClose: () => void
  onOpen: (opened: Opened) => void
}

/** A duty to be read: what the plan says, when it is due, what was stated and said of it. Namespaces: duties, plan. */
export function OccurrenceSheet({ occurrence, onClose, onOpen }: Props) {
  return (
    <SideSheet
      opened={occurrence !== undefined}
      onClose={onClose}
      size="lg"
      title={occurrence?.duty.item.title ?? ''}
      description={occurrence?.duty.place.name}
    >
      {occurrence ? <Content occurrence={occurrence} onOpen={onOpen} /> : null}
    </SideSheet>
  )
}

const WORDS = ['term', 'responsible', 'participants', 'result', 'evidence', 'condition'] as const

function Content({ occurrence, onOpen }: { occurrence: Occurrence; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation(['duties', 'plan'])
  const format = useFormat()
  const due = useDue()
  const { duty, state } = occurrence
  const { item, roadmap } = duty
  const open = state === 'PLANNED' || state === 'IN_PROGRESS'
  return (
    <Stack gap="md" pb="md">
      <Group gap="sm">
        <OccurrenceMark occurrence={occurrence} />
        <Text size="sm">
          {t('dueBy', { on: format.dayLong(occurrence.due) })}
          {open ? ` – ${due(occurrence.due)}` : ''}
        </Text>
      </Group>
      {occurrence.returnedReason ? (
        <Text className={classes.returned}>
          {t('returnedBecause', { reason: occurrence.returnedReason })}
        </Text>
      ) : null}
      {occurrence.doneOn ? (
        <section>
          <Title order={3}>{t('executed')}</Title>
          <Text size="sm" c="dimmed">
            {t('doneOn', { on: format.dayLong(occurrence.doneOn) })}
            {occurrence.statedBy ? `, ${occurrence.statedBy.shortName}` : ''}
            {occurrence.verifiedOn
              ? `. ${t('verifiedOn', { on: format.dayLong(occurrence.verifiedOn) })}`
              : ''}
          </Text>
          {occurrence.comment ? <Text style={{ whiteSpace: 'pre-line' }}>{occurrence.comment}</Text> : null}
          <EvidenceList evidence={occurrence.evidence} />
        </section>
      ) : null}
      <section>
        <Title order={3}>{t('asPlanned')}</Title>
        <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(roadmap.id) }} size="sm">
          {roadmap.title}
        </AnchorLink>
        <dl className={classes.facts}>
          {WORDS.map((field) =>
            item[field] ? (
              <div key={field}>
                <dt>{t(`plan:field.${field}`)}</dt>
                <dd>{item[field]}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </section>
      <Group gap="xs">
        {occurrence.viewerCan.includes('STATE') ? (
          <Button onClick={() => onOpen({ sheet: 'state', occurrence })}>
            {t(state === 'DONE' ? 'stated.again' : 'stated.open')}
          </Button>
        ) : null}
        {occurrence.viewerCan.includes('RETURN') ? (
          <Button variant="default" onClick={() => onOpen({ sheet: 'return', occurrence })}>
            {t('return.open')}
          </Button>
        ) : null}
      </Group>
      <DutyTalk dutyId={duty.id} />
    </Stack>
  )
}
