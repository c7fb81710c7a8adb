import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Authors } from './Authors'
import { CopyLink } from './CopyLink'
import classes from './PracticePage.module.css'
import { type PublicPractice, practiceQuery } from './practice.query'

/** A practice to be read, printed and passed on. */
export function PracticePage({ slug }: { slug: string }) {
  const { t } = useTranslation('public')
  const query = useQuery(practiceQuery(slug))
  const practice = query.data?.practice
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
          <AnchorLink to="/p" className="app-no-print">
            {t('practice.back')}
          </AnchorLink>
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
    </article>
  )
}

/** A section of the text, as its author broke it into lines; an empty one is left out. */
function Part({ title, children }: { title: string; children: string }) {
  const id = useId()
  if (children.trim() === '') return null
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Title order={2} id={id}>
        {title}
      </Title>
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
          <AnchorLink to="/p" search={{ school: school.slug }} title={school.fullName}>
            {school.name}
          </AnchorLink>
        </Fact>
        <Fact name={t('practice.municipality')}>
          <AnchorLink to="/p" search={{ municipality: school.municipality.slug }}>
            {school.municipality.name}
          </AnchorLink>
        </Fact>
        <Fact name={t('practice.form')}>{t(`terms:form.${practice.form}`)}</Fact>
        <Fact name={t('practice.format')}>{t(`terms:format.${practice.format}`)}</Fact>
        {practice.topics.length > 0 ? (
          <Fact name={t('practice.topics')}>
            {format.list(practice.topics.map((topic) => t(`terms:topic.${topic}`)))}
          </Fact>
        ) : null}
      </dl>
      <Text size="sm" c="dimmed">
        <time dateTime={practice.publishedAt}>
          {t('practice.published', { date: format.dayLong(today(new Date(practice.publishedAt))) })}
        </time>
      </Text>
      <div className={`${classes.acts} app-no-print`}>
        <CopyLink />
        <Button variant="subtle" onClick={() => window.print()}>
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
