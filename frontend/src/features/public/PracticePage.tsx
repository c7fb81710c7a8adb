import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { addressOf } from '@/shared/light/address'
import { Button } from '@/shared/light/Button'
import { ErrorNote } from '@/shared/light/ErrorNote'
import { Link } from '@/shared/light/Link'
import { NotFound } from '@/shared/light/NotFound'
import { PageHeader } from '@/shared/light/PageHeader'
import { PageLoading } from '@/shared/light/PageLoading'
import { IconPrint } from '@/shared/ui/icons'
import { Authors } from './Authors'
import { CopyLink } from './CopyLink'
import classes from './PracticePage.module.css'
import { type PublicPractice, practiceQuery } from './practice.query'
import { SimilarPractices } from './SimilarPractices'

/** A practice to be read, printed and passed on. */
export function PracticePage({ slug }: { slug: string }) {
  const { t } = useTranslation('public')
  const query = useQuery(practiceQuery(slug))
  const practice = query.data?.practice
  if (practice === null) return <NotFound href="/p" name={t('practice.back')} />
  if (!practice)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return (
    <article className={classes.root}>
      <PageHeader
        eyebrow={
          <Link href="/p" className="app-no-print">
            {t('practice.back')}
          </Link>
        }
        title={practice.title}
      />
      <div className={classes.columns}>
        <div className={classes.text}>
          <Part title={t('practice.problem')}>{practice.problem}</Part>
          <Part title={t('practice.actions')}>{practice.actions}</Part>
          <Part title={t('practice.result')}>{practice.result}</Part>
          <Part title={t('practice.conditions')}>{practice.conditions}</Part>
        </div>
        <Facts practice={practice} />
      </div>
      <SimilarPractices practice={practice} />
      <p className={classes.source}>
        {location.origin}
        {location.pathname}
      </p>
    </article>
  )
}

/** A section of the text, as its author broke it into lines; an empty one is left out. */
function Part({ title, children }: { title: string; children: string }) {
  const id = useId()
  if (children.trim() === '') return null
  return (
    <section aria-labelledby={id} className={classes.part}>
      <h2 id={id}>{title}</h2>
      <p>{children}</p>
    </section>
  )
}

function Facts({ practice }: { practice: PublicPractice }) {
  const { t } = useTranslation(['public', 'terms'])
  const format = useFormat()
  const { school } = practice
  return (
    <aside className={classes.facts} aria-label={t('practice.about')}>
      <dl>
        <Fact name={t('practice.authors')}>
          <Authors authors={practice.authors} />
        </Fact>
        <Fact name={t('practice.school')}>
          <Link href={addressOf('/p', { school: school.slug })} title={school.fullName}>
            {school.name}
          </Link>
        </Fact>
        <Fact name={t('practice.municipality')}>
          <Link href={addressOf('/p', { municipality: school.municipality.slug })}>
            {school.municipality.name}
          </Link>
        </Fact>
        <Fact name={t('practice.form')}>{t(`terms:form.${practice.form}`)}</Fact>
        <Fact name={t('practice.format')}>{t(`terms:format.${practice.format}`)}</Fact>
        {practice.topics.length > 0 ? (
          <Fact name={t('practice.topics')}>
            <ul className={classes.topics}>
              {practice.topics.map((topic) => (
                <li key={topic}>
                  <Link href={addressOf('/p', { topic })}>{t(`terms:topic.${topic}`)}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
      </dl>
      <p className="app-soft">
        <time dateTime={practice.publishedAt}>
          {t('practice.published', { date: format.dayLong(today(new Date(practice.publishedAt))) })}
        </time>
      </p>
      <div className={`${classes.acts} app-no-print`}>
        <CopyLink />
        <Button look="subtle" icon={<IconPrint size={16} aria-hidden />} onClick={() => window.print()}>
          {t('practice.print')}
        </Button>
      </div>
    </aside>
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
