import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { GrantItem } from './GrantItem'
import { FILE_GRANT } from './grant.fragment'
import classes from './grants.module.css'

type Props = { grants: readonly FragmentType<typeof FILE_GRANT>[] }

/** Grants, the latest first. Namespace: grants. */
export function GrantList({ grants }: Props) {
  return (
    <ul className={classes.list}>
      {readFragment(FILE_GRANT, grants).map((grant) => (
        <li key={grant.id}>
          <GrantItem grant={grant} />
        </li>
      ))}
    </ul>
  )
}
