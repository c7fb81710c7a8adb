import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { missingQuery, type TargetRow } from './targets.query'

type Props = { municipalityId: string; target: TargetRow | undefined; onClose: () => void }

/** The organisations that do not have what a target counts. Namespace: targets. */
export function MissingSheet({ municipalityId, target, onClose }: Props) {
  const { t } = useTranslation('targets')
  return (
    <SideSheet
      opened={target !== undefined}
      onClose={onClose}
      title={t('missing')}
      description={
        target ? t('missingOf', { what: t(`indicatorOf.${target.indicator}`), year: target.year }) : null
      }
    >
      {target ? <List key={target.id} municipalityId={municipalityId} target={target} /> : null}
    </SideSheet>
  )
}

function List({ municipalityId, target }: { municipalityId: string; target: TargetRow }) {
  const { t } = useTranslation(['targets', 'municipality'])
  const [after, setAfter] = useState<string | null>(null)
  const query = useQuery(missingQuery(municipalityId, target.year, after))
  const page = query.data?.viewer?.municipality?.targets.find(({ id }) => id === target.id)?.missing
  if (!page)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : query.data ? (
      <EmptyState title={t('notBegun')} hint={t('notBegunHint')} />
    ) : (
      <PageLoading />
    )
  if (page.nodes.length === 0) return <EmptyState icon={IconDone} title={t('nobodyMissing')} />
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('missingCount', { count: page.totalCount })}
      </Text>
      <ul>
        {page.nodes.map(({ kind, school }) => (
          <li key={school.id}>
            <AnchorLink to="/s/$schoolId" params={{ schoolId: bareId(school.id) }}>
              {school.name}
            </AnchorLink>{' '}
            <Text size="xs" c="dimmed" component="span">
              {t(`municipality:kindOf.${kind}`)}
            </Text>
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage || after ? (
        <Button
          variant="default"
          onClick={() => setAfter(page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null)}
        >
          {t(page.pageInfo.hasNextPage ? 'more' : 'toFirst')}
        </Button>
      ) : null}
    </Stack>
  )
}
