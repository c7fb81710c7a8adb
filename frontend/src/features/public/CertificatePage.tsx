import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/light/ErrorNote'
import { PageHeader } from '@/shared/light/PageHeader'
import { PageLoading } from '@/shared/light/PageLoading'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCompleted, IconDeclined } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import { certificateQuery, type PublicCertificate } from './certificate.query'
import classes from './PracticePage.module.css'

const LOOK = {
  VALID: { icon: IconCompleted, tone: 'done' },
  WITHDRAWN: { icon: IconDeclined, tone: 'problem' },
} as const satisfies Record<PublicCertificate['standing'], StatusLook>

/** Whether the certificate in somebody's hand is genuine, and what it is about. */
export function CertificatePage({ code }: { code: string }) {
  const { t } = useTranslation('public')
  const query = useQuery(certificateQuery(code))
  if (!query.data)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { certificate } = query.data
  return (
    <article className={classes.root}>
      <PageHeader title={t('certificate.title')} />
      {certificate ? (
        <Found certificate={certificate} />
      ) : (
        <EmptyState title={t('certificate.unknown')} hint={t('certificate.unknownHint')} />
      )}
    </article>
  )
}

function Found({ certificate }: { certificate: PublicCertificate }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  return (
    <section className={classes.facts} aria-label={t('certificate.about')}>
      <dl>
        <Fact name={t('certificate.standing')}>
          <StatusMark
            {...LOOK[certificate.standing]}
            label={t(`certificate.standingOf.${certificate.standing}`)}
          />
          {certificate.withdrawnOn ? (
            <p>{t('certificate.withdrawn', { date: format.dayLong(certificate.withdrawnOn) })}</p>
          ) : null}
        </Fact>
        <Fact name={t('certificate.code')}>{certificate.code}</Fact>
        <Fact name={t('certificate.holder')}>{certificate.name ?? t('certificate.nameHidden')}</Fact>
        <Fact name={t('certificate.role')}>{t(`certificate.roleOf.${certificate.role}`)}</Fact>
        <Fact name={t('certificate.organisation')}>{certificate.organisation}</Fact>
        <Fact name={t('certificate.term')}>
          {t('certificate.dates', {
            from: format.dayLong(certificate.startsOn),
            until: format.dayLong(certificate.endsOn),
          })}
        </Fact>
        <Fact name={t('certificate.issuedOn')}>{format.dayLong(certificate.issuedOn)}</Fact>
      </dl>
      <p className="app-soft">{t('certificate.compare')}</p>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
