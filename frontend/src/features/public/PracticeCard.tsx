import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { Link } from '@/shared/light/Link'
import classes from './PracticeCard.module.css'

const PRACTICE = graphql(/* GraphQL */ `
  fragment PracticeCard_practice on PublishedPractice {
    slug
    title
    summary
    form
    topics
    publishedAt
    school {
      name
      municipality {
        name
      }
    }
    authors {
      name
    }
  }
`)

type Props = { practice: FragmentType<typeof PRACTICE> }

/** A practice in a list: where it comes from, what came of it, and the way to the whole text. */
export function PracticeCard(props: Props) {
  const { t } = useTranslation(['terms', 'public'])
  const format = useFormat()
  const practice = readFragment(PRACTICE, props.practice)
  const names = practice.authors.map((author) => author.name).filter((name) => name != null)
  return (
    <article className={classes.root}>
      <p className="app-soft">
        {practice.school.name} · {practice.school.municipality.name} ·{' '}
        <time dateTime={practice.publishedAt}>{format.dayLong(today(new Date(practice.publishedAt)))}</time>
      </p>
      <h2 className={classes.title}>
        <Link href={`/p/${practice.slug}`}>{practice.title}</Link>
      </h2>
      <p className={classes.summary}>{practice.summary}</p>
      <ul className={classes.marks}>
        <li>{t(`form.${practice.form}`)}</li>
        {practice.topics.map((topic) => (
          <li key={topic}>{t(`topic.${topic}`)}</li>
        ))}
      </ul>
      {names.length > 0 ? <p className={classes.names}>{format.list(names)}</p> : null}
    </article>
  )
}
