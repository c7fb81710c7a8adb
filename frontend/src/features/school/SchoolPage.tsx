import { Alert, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FiguresOverview } from '@/features/domain/figures/FiguresOverview'
import { InvitationsPanel } from '@/features/domain/invitations/InvitationsPanel'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCalendar, IconInfo } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { OfficialsPanel } from './OfficialsPanel'
import { schoolQuery } from './school.query'
import { WaitingPanel } from './WaitingPanel'

type Props = { schoolId: string; year: number | undefined }

/** The school: what it has come to this year and what waits for somebody's hand. */
export function SchoolPage({ schoolId, year }: Props) {
  const { t } = useTranslation('school')
  const query = useQuery(schoolQuery(schoolId, year))
  const school = query.data?.viewer?.school
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const full = school.access === 'FULL'
  return (
    <>
      <PageHeader
        eyebrow={t('eyebrow', {
          kind: t(`kindOf.${school.kind}`),
          model: school.inModel ? t('inModel') : t('notInModel'),
        })}
        title={school.name}
        description={school.fullName === school.name ? null : school.fullName}
        actions={
          school.viewerCan.includes('ROLL_OVER') ? (
            <ButtonLink
              to="/s/$schoolId/rollover"
              params={{ schoolId: bareId(schoolId) }}
              variant="default"
              leftSection={<IconCalendar size={16} aria-hidden />}
            >
              {t('newYear')}
            </ButtonLink>
          ) : null
        }
      />
      <Stack gap="md">
        <FiguresOverview figures={school.figures} without={['SCHOOLS_IN_MODEL']} />
        {full ? <WaitingPanel school={school} /> : null}
        {full ? null : (
          <Alert variant="outline" icon={<IconInfo aria-hidden />}>
            {t('countsOnly')}
          </Alert>
        )}
        {school.curators ? <OfficialsPanel school={school} /> : null}
        {full && school.invitations && school.viewerCan.includes('INVITE') ? (
          <InvitationsPanel
            invitations={school.invitations}
            places={[{ id: school.id, name: school.name, roles: [null, 'PSYCHOLOGIST'] }]}
            scope={['school', schoolId]}
          />
        ) : null}
      </Stack>
    </>
  )
}
