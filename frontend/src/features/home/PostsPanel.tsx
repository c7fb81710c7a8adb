import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { useRoleLabel } from '@/shared/i18n/role'
import { placePath } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment HomePost_post on Post {
    id
    role
    validFrom
    validUntil
    place {
      id
      level
      name
    }
  }
`)

type Props = { posts: readonly FragmentType<typeof FRAGMENT>[] }

/** The places where the reader has a role, each a way into it. */
export function PostsPanel({ posts }: Props) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const label = useRoleLabel()
  return (
    <Panel title={t('posts')}>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {readFragment(FRAGMENT, posts).map((post) => (
          <li key={post.id}>
            <AnchorLink to={placePath(post.place)}>{post.place.name}</AnchorLink>
            <Text size="sm" c="dimmed">
              {post.validUntil
                ? t('term', {
                    role: label(post.role),
                    from: format.dayNumeric(post.validFrom),
                    until: format.dayNumeric(post.validUntil),
                  })
                : t('since', { role: label(post.role), from: format.dayNumeric(post.validFrom) })}
            </Text>
          </li>
        ))}
      </Stack>
    </Panel>
  )
}
