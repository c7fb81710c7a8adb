import { Alert, Button, Group, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROADMAP_ROW } from '@/features/domain/roadmap/list/roadmap-row.fragment'
import { roadmapsQuery } from '@/features/domain/roadmap/list/roadmaps.query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { RoadmapRow_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId, type PlaceLevel } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { ButtonLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PARTS, partOf, type StartReady, startSchema } from './start-form'

const START = graphql(/* GraphQL */ `
  mutation StartRoadmapReport($input: StartRoadmapReportInput!) {
    startRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportDone {
        report {
          id
        }
      }
      ... on RoadmapReportRefused {
        reason
        there: report {
          id
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = {
  level: PlaceLevel
  placeId: string
  /** The roadmap that is chosen at first, empty for none; without it the sheet is closed. */
  roadmapId: string | undefined
  onClose: () => void
}

/** Begins a report: the figures come from the journal of duties, the words are written on its page. Namespace: reports. */
export function StartReport({ roadmapId, onClose, ...place }: Props) {
  const { t } = useTranslation('reports')
  return (
    <SideSheet
      opened={roadmapId !== undefined}
      onClose={onClose}
      title={t('start.title')}
      description={t('start.hint')}
    >
      {roadmapId === undefined ? null : <Roadmaps {...place} roadmapId={roadmapId} onClose={onClose} />}
    </SideSheet>
  )
}

function Roadmaps({ level, placeId, roadmapId, onClose }: Props & { roadmapId: string }) {
  const { t } = useTranslation('reports')
  const query = useQuery(roadmapsQuery(level, placeId, undefined, {}))
  if (!query.data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const reported = readFragment(ROADMAP_ROW, query.data.list?.nodes ?? []).filter(
    ({ state }) => state === 'IN_FORCE' || state === 'CLOSED',
  )
  if (reported.length === 0)
    return <EmptyState title={t('start.noRoadmaps')} hint={t('start.noRoadmapsHint')} />
  return <Form placeId={placeId} roadmapId={roadmapId} roadmaps={reported} onClose={onClose} />
}

type FormProps = {
  placeId: string
  roadmapId: string
  roadmaps: readonly RoadmapRow_RoadmapFragment[]
  onClose: () => void
}

function Form({ placeId, roadmapId, roadmaps, onClose }: FormProps) {
  const { t } = useTranslation('reports')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [there, setThere] = useState<string>()
  const chosen = roadmaps.find(({ id }) => id === roadmapId) ?? roadmaps[0]
  const [roadmap, setRoadmap] = useState(chosen)
  const app = useAppForm({
    schema: startSchema,
    initialValues: {
      roadmapId: chosen?.id ?? null,
      from: chosen?.period.from ?? null,
      until: chosen?.period.to ?? null,
    } as { roadmapId: string | null; from: string | null; until: string | null },
  })
  const start = useMutation({
    mutationFn: (values: StartReady) => graphqlRequest(START, { input: { placeId, ...values } }),
    onSuccess: async ({ startRoadmapReport: answer }) => {
      switch (answer.__typename) {
        case 'RoadmapReportDone':
          await refresh()
          return navigate({ to: '/reports/$reportId', params: { reportId: bareId(answer.report.id) } })
        case 'RoadmapReportRefused':
          setThere(answer.there?.id)
          return app.refuse([{ message: t(`refusal.${answer.reason}`) }])
        case 'RoadmapReportConflict':
          return app.refuse([{ message: tCommon('errors.CONFLICT.remedy') }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const take = (days: { from: string; until: string } | undefined) => {
    if (days) app.form.setValues(days)
  }
  return (
    <AppForm
      app={app}
      busy={start.isPending}
      error={start.error}
      submitLabel={t('start.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => start.mutate(values))}
    >
      {there ? (
        <Alert variant="outline" title={t('start.there')}>
          <ButtonLink
            variant="default"
            size="xs"
            to="/reports/$reportId"
            params={{ reportId: bareId(there) }}
          >
            {t('start.openThere')}
          </ButtonLink>
        </Alert>
      ) : null}
      <Select
        key={app.key('roadmapId')}
        {...app.field('roadmapId')}
        label={t('start.roadmap')}
        withAsterisk
        allowDeselect={false}
        data={roadmaps.map(({ id, title, owner }) => ({ value: id, label: `${title} (${owner.name})` }))}
        onChange={(id) => {
          const next = roadmaps.find((each) => each.id === id)
          setRoadmap(next)
          app.form.setValues({ roadmapId: id })
          take(next && partOf(next.period, 'whole'))
        }}
      />
      <Group gap="xs" role="group" aria-label={t('start.parts')}>
        {PARTS.map((part) => {
          const days = roadmap && partOf(roadmap.period, part)
          return days ? (
            <Button key={part} size="xs" variant="default" onClick={() => take(days)}>
              {t(`start.part.${part}`)}
            </Button>
          ) : null
        })}
      </Group>
      <DateField key={app.key('from')} {...app.field('from')} label={t('start.from')} withAsterisk />
      <DateField key={app.key('until')} {...app.field('until')} label={t('start.until')} withAsterisk />
    </AppForm>
  )
}
