import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { bareId, type PlaceLevel } from '@/shared/lib/ids'
import { schoolYearOfDay } from '@/shared/lib/year'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FileDrop } from '@/shared/ui/FileDrop'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PastePlan } from './PastePlan'
import { ReadOutcomeNote } from './ReadOutcomeNote'
import { ReadyPlans } from './ReadyPlans'
import { type Paper, useReadPlan } from './use-read-plan'

type Props = {
  opened: boolean
  onClose: () => void
  level: PlaceLevel
  placeId: string
  /** The school year in hand; the running one without it. */
  year: number | undefined
}

const WAYS = ['file', 'paste', 'ready'] as const
type Way = (typeof WAYS)[number]

/** Brings a plan in, as a file, out of the clipboard or out of the library: it becomes a draft, which is opened. Namespace: roadmaps. */
export function BringPlan({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation('roadmaps')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('bring.title')}
      description={t('bring.hint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ level, placeId, year }: Omit<Props, 'opened' | 'onClose'>) {
  const { t } = useTranslation('roadmaps')
  const format = useFormat()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const running = schoolYearOfDay(today())
  const [schoolYear, setSchoolYear] = useState(year ?? running)
  const [way, setWay] = useState<Way>('file')
  const [paper, setPaper] = useState<Paper>()
  const read = useReadPlan(placeId, async (roadmapId) => {
    await refresh()
    await navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: bareId(roadmapId) } })
  })
  const send = (brought: Paper, anyway = false) => {
    setPaper(brought)
    read.mutate({ paper: brought, schoolYear, anyway })
  }
  const years = [...new Set([running - 1, running, running + 1, schoolYear])].sort()
  return (
    <Stack gap="md" pb="md">
      <Select
        label={t('bring.year')}
        data={years.map((each) => ({ value: String(each), label: format.schoolYear(each) }))}
        value={String(schoolYear)}
        allowDeselect={false}
        maw={240}
        onChange={(chosen) => chosen && setSchoolYear(Number(chosen))}
      />
      <SegmentedControl
        aria-label={t('bring.way')}
        value={way}
        onChange={(chosen) => {
          setWay(WAYS.find((each) => each === chosen) ?? 'file')
          read.reset()
        }}
        data={WAYS.filter((each) => each !== 'ready' || level !== 'REGION').map((each) => ({
          value: each,
          label: t(`bring.${each}`),
        }))}
      />
      {way === 'file' ? (
        <FileDrop
          accept=".docx,.xlsx,.csv,.txt,.htm,.html"
          hint={t('bring.wanted')}
          buttonLabel={t('bring.choose')}
          dropLabel={t('bring.drop')}
          busy={read.isPending}
          onFile={(file) => send(file)}
        />
      ) : way === 'ready' ? (
        <ReadyPlans level={level} busy={read.isPending} onTake={(ready) => send({ ready })} />
      ) : (
        <PastePlan busy={read.isPending} onPaste={(text) => send(text)} />
      )}
      <Text size="sm" role="status">
        {read.isPending ? t('bring.reading') : ''}
      </Text>
      {read.error ? <ErrorNote error={read.error} /> : null}
      {read.data && !read.isPending ? (
        <ReadOutcomeNote
          outcome={read.data}
          busy={read.isPending}
          onAnyway={() => paper !== undefined && send(paper, true)}
        />
      ) : null}
    </Stack>
  )
}
