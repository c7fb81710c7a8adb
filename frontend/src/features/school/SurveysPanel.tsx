import { Button, Select, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconNeeds } from '@/shared/ui/icons'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { OpenRoundSheet } from './OpenRoundSheet'
import { RoundPanel } from './RoundPanel'
import { surveyRoundsQuery } from './surveys.query'

/** The surveys that feed the banks: a round, who has answered, and what becomes of it. */
export function SurveysPanel({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation('survey')
  const format = useFormat()
  const [opening, sheet] = useDisclosure()
  const [chosen, setChosen] = useState<string>()
  const query = useQuery(surveyRoundsQuery(schoolId))
  const school = query.data?.viewer?.school
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const keeps = school.viewerCan.includes('KEEP_BANKS')
  const rounds = school.bank?.surveyRounds ?? []
  const round = rounds.find(({ id }) => id === chosen) ?? rounds[0]
  return (
    <Stack gap="md">
      <Panel
        title={t('rounds.title')}
        description={t('rounds.hint')}
        actions={keeps ? <Button onClick={sheet.open}>{t('rounds.open')}</Button> : null}
      >
        {round ? (
          <Select
            label={t('rounds.choose')}
            allowDeselect={false}
            value={round.id}
            data={rounds.map(({ id, kind, openedAt, answered, asked }) => ({
              value: id,
              label: t('rounds.line', {
                kind: t(`kind.${kind}`),
                on: format.dayNumeric(openedAt),
                answered,
                asked,
              }),
            }))}
            onChange={(id) => setChosen(id ?? undefined)}
          />
        ) : (
          <EmptyState
            icon={IconNeeds}
            title={t(keeps ? 'rounds.empty' : 'rounds.closedToYou')}
            hint={t(keeps ? 'rounds.emptyHint' : 'rounds.closedToYouHint')}
          />
        )}
      </Panel>
      {round ? <RoundPanel key={round.id} round={round} schoolName={school.name} /> : null}
      <OpenRoundSheet
        opened={opening}
        onClose={sheet.close}
        schoolId={schoolId}
        onOpened={(id) => setChosen(id)}
      />
    </Stack>
  )
}
