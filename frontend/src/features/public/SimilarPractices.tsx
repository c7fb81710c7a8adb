import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '@/shared/graphql/generated'
import { addressOf } from '@/shared/light/address'
import { Link } from '@/shared/light/Link'
import type { PublicPractice } from './practice.query'
import classes from './SimilarPractices.module.css'
import { similarQuery } from './similar.query'

const PRACTICE = graphql(/* GraphQL */ `
  fragment SimilarPractices_practice on PublishedPractice {
    slug
    title
    school {
      name
      municipality {
        name
      }
    }
  }
`)

const SHOWN = 3

/** What others did about the same thing. Nothing at all while there is nothing: it is an extra of the page. */
export function SimilarPractices({
  practice,
}: {
  practice: Pick<PublicPractice, 'slug' | 'topics' | 'form'>
}) {
  const { t } = useTranslation(['public', 'terms'])
  const id = useId()
  const { data } = useQuery(similarQuery(practice))
  const found = readFragment(PRACTICE, [...(data?.narrow.nodes ?? []), ...(data?.wide.nodes ?? [])])
  const others = new Map(found.filter(({ slug }) => slug !== practice.slug).map((each) => [each.slug, each]))
  const [topic] = practice.topics
  if (others.size === 0 || topic === undefined) return null
  return (
    <section aria-labelledby={id} className={`${classes.root} app-no-print`}>
      <h2 id={id}>{t('similar.title')}</h2>
      <ul className={classes.list}>
        {[...others.values()].slice(0, SHOWN).map(({ slug, title, school }) => (
          <li key={slug}>
            <Link href={`/p/${slug}`}>{title}</Link>
            <p className="app-soft">
              {school.name} · {school.municipality.name}
            </p>
          </li>
        ))}
      </ul>
      <Link href={addressOf('/p', { topic })}>{t('similar.all', { topic: t(`terms:topic.${topic}`) })}</Link>
    </section>
  )
}
