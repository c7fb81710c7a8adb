import { Alert, Anchor, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconReturned } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { StatusMark } from '@/shared/ui/StatusMark'
import { PRACTICE_LOOK } from './looks'
import { PracticeActs } from './PracticeActs'
import { PracticeAuthors } from './PracticeAuthors'
import { PracticeText } from './PracticeText'
import { PRACTICE, practiceQuery } from './practice.query'

/** A practice as its readers will see it, and what the reader may do with it now. */
export function PracticePage({ practiceId }: { practiceId: string }) {
  const { t } = useTranslation('practices')
  const format = useFormat()
  const query = useQuery(practiceQuery(practiceId))
  const node = query.data?.viewer?.practice
  if (!node)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const practice = readFragment(PRACTICE, node)
  return (
    <>
      <PageHeader
        eyebrow={t('eyebrow', { school: practice.school.name })}
        title={practice.title}
        description={
          <Group gap="xs">
            <StatusMark {...PRACTICE_LOOK[practice.state]} label={t(`state.${practice.state}`)} />
            {practice.publishedAt && practice.state === 'PUBLISHED' ? (
              <span>{t('since', { date: format.dayLong(practice.publishedAt) })}</span>
            ) : null}
            {practice.slug && practice.state === 'PUBLISHED' ? (
              <Anchor href={`/p/${practice.slug}`}>{t('public')}</Anchor>
            ) : null}
          </Group>
        }
        actions={<PracticeActs practice={practice} />}
      />
      <Stack gap="md">
        {practice.remark && (practice.state === 'DRAFT' || practice.state === 'WITHDRAWN') ? (
          <Alert
            color="amber"
            variant="outline"
            role="note"
            icon={<IconReturned aria-hidden />}
            title={t(practice.state === 'DRAFT' ? 'returned' : 'withdrawnWith')}
          >
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {practice.remark}
            </Text>
          </Alert>
        ) : null}
        <PracticeText practice={practice} />
        <PracticeAuthors practice={practice} />
        {practice.programme ? (
          <Text size="sm">
            {t('from')}{' '}
            <AnchorLink to="/programmes/$programmeId" params={{ programmeId: bareId(practice.programme.id) }}>
              {t('programme')}
            </AnchorLink>
          </Text>
        ) : null}
      </Stack>
    </>
  )
}
