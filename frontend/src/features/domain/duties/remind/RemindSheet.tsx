import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted, IconMail } from '@/shared/ui/icons'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { LateSchools } from './LateSchools'
import { type LateSchool, lateSchoolsQuery } from './late-schools.query'
import classes from './remind.module.css'
import { useRemind } from './use-remind'

type Props = {
  opened: boolean
  onClose: () => void
  municipalityId: string
  /** About this roadmap alone; about all in force without it. */
  roadmapId: string | undefined
}

/** The centre reminds the schools that are late: first who would be told and of what, then the letter. Namespace: duties. */
export function RemindSheet({ opened, onClose, municipalityId, roadmapId }: Props) {
  const { t } = useTranslation('duties')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('remind.title')}
      description={t(roadmapId ? 'remind.ofRoadmap' : 'remind.ofAll')}
    >
      {opened ? <Content municipalityId={municipalityId} roadmapId={roadmapId} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Content({ municipalityId, roadmapId, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('duties')
  const query = useQuery(lateSchoolsQuery(municipalityId, roadmapId))
  if (!query.data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  if (query.data.length === 0)
    return (
      <EmptyState icon={IconCompleted} title={t('remind.nobodyLate')} hint={t('remind.nobodyLateHint')} />
    )
  return (
    <Letter schools={query.data} municipalityId={municipalityId} roadmapId={roadmapId} onClose={onClose} />
  )
}

type LetterProps = Omit<Props, 'opened'> & { schools: readonly LateSchool[] }

function Letter({ schools, municipalityId, roadmapId, onClose }: LetterProps) {
  const { t } = useTranslation('duties')
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const remind = useRemind(municipalityId, roadmapId, onClose)
  const told = schools.filter(({ school, canBeReminded }) => canBeReminded && !leftOut.includes(school.id))
  const people = told.reduce((sum, { readers }) => sum + readers, 0)
  return (
    <Stack gap="md" pb="md">
      <LateSchools
        schools={schools}
        isChosen={(id) => !leftOut.includes(id)}
        onToggle={(id) =>
          setLeftOut((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]))
        }
      />
      <Textarea
        label={t('remind.text')}
        description={t('remind.textHint')}
        autosize
        minRows={3}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Text size="sm" role="status">
          {told.length > 0 ? t('remind.willTell', { count: people }) : t('remind.tellsNobody')}
        </Text>
        <Button
          leftSection={<IconMail size={16} aria-hidden />}
          disabled={told.length === 0}
          onClick={() => setAsking(true)}
        >
          {t('remind.submit', { count: told.length })}
        </Button>
      </div>
      <Confirm
        opened={asking}
        title={t('remind.ask', { count: told.length })}
        consequences={[t('remind.willTell', { count: people }), t('remind.then')]}
        confirmLabel={t('remind.confirm')}
        busy={remind.isPending}
        error={remind.error}
        onConfirm={() =>
          remind.mutate(
            { schoolIds: told.map(({ school }) => school.id), text: text.trim() },
            { onSettled: (_, error) => !error && setAsking(false) },
          )
        }
        onClose={() => setAsking(false)}
      />
    </Stack>
  )
}
