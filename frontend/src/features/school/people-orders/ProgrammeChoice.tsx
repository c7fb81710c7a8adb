import { Checkbox, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { pairNames } from '@/features/domain/pairs/PairsTable'
import { PAIR_ROW } from '@/features/domain/pairs/pair-row.fragment'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { approvableQuery } from './approvable.query'

type Props = {
  schoolId: string
  // biome-ignore lint/suspicious/noExplicitAny: what Mantine gives for the props of an input
  field: any
}

/** Which programmes the order approves: agreed or in force, of pairs in force. */
export function ProgrammeChoice({ schoolId, field }: Props) {
  const { t } = useTranslation(['orders', 'pairs'])
  const query = useQuery(approvableQuery(schoolId))
  const rows = (query.data?.viewer?.school?.mentorships?.nodes ?? []).flatMap((row) =>
    row.programme && (row.programme.state === 'AGREED' || row.programme.state === 'APPROVED')
      ? [{ ...row.programme, names: t('pairs:pairName', pairNames(readFragment(PAIR_ROW, row))) }]
      : [],
  )
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Checkbox.Group {...field} label={t('people.programmes')} description={t('people.programmesHint')}>
      <Stack gap="xs" mt="xs">
        {rows.length === 0 && query.isSuccess ? (
          <Text size="sm" c="dimmed">
            {t('people.noProgrammes')}
          </Text>
        ) : null}
        {rows.map(({ id, names, goal }) => (
          <Checkbox key={id} value={id} label={names} description={goal} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
