import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PARTNER } from '@/features/domain/partners/partner.fragment'
import { readFragment } from '@/shared/graphql/generated'
import type { Partner_PartnerFragment } from '@/shared/graphql/generated/graphql'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconAdd, IconPartner } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { CountsOnly } from '../CountsOnly'
import { AddPartnerPerson } from './AddPartnerPerson'
import { PartnerItem } from './PartnerItem'
import { PartnerSheet } from './PartnerSheet'
import classes from './partners.module.css'
import { partnersQuery } from './partners.query'

/** Whose people mentor here without working here, and by which agreements. */
export function PartnersPage({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation(['partners', 'common'])
  const query = useQuery(partnersQuery(schoolId))
  // `null` is a new partner.
  const [kept, setKept] = useState<Partner_PartnerFragment | null>()
  const [sending, setSending] = useState<Partner_PartnerFragment>()
  const school = query.data?.viewer?.school
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  if (!school.partners) return <CountsOnly title={t('title')} />
  const partners = readFragment(PARTNER, school.partners)
  const add = school.viewerCan.includes('KEEP_PEOPLE') ? (
    <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={() => setKept(null)}>
      {t('add')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('title')}
        description={t('hint')}
        actions={partners.length > 0 ? add : null}
      />
      <Panel title={t('list')} description={t('listHint')}>
        {partners.length === 0 ? (
          <EmptyState icon={IconPartner} title={t('none')} hint={t('noneHint')} action={add} />
        ) : (
          <ul className={classes.list}>
            {partners.map((partner) => (
              <PartnerItem
                key={partner.id}
                partner={partner}
                onKeep={() => setKept(partner)}
                onSend={() => setSending(partner)}
              />
            ))}
          </ul>
        )}
      </Panel>
      <PartnerSheet
        opened={kept !== undefined}
        onClose={() => setKept(undefined)}
        schoolId={schoolId}
        partner={kept ?? undefined}
      />
      <AddPartnerPerson partner={sending} onClose={() => setSending(undefined)} />
    </>
  )
}
