import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import classes from './Authors.module.css'

const AUTHOR = graphql(/* GraphQL */ `
  fragment Authors_author on PublicAuthor {
    name
    position
    workplace
  }
`)

type Props = { authors: readonly FragmentType<typeof AUTHOR>[] }

/** Who wrote it, each with only what they agreed to show; whoever shows nothing is not counted out loud. */
export function Authors({ authors }: Props) {
  const { t } = useTranslation('public')
  const shown = readFragment(AUTHOR, authors)
    .map(({ name, position, workplace }) => [name, position, workplace].filter((part) => part != null))
    .filter((parts) => parts.length > 0)
  if (shown.length === 0) return <span className="app-soft">{t('practice.authorsHidden')}</span>
  return (
    <ul className={classes.list}>
      {shown.map((parts, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two authors may show the same words, and have no other mark
        <li key={place}>{parts.join(', ')}</li>
      ))}
    </ul>
  )
}
