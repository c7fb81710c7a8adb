import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { useRoleLabel } from '@/shared/i18n/role'
import { type PlaceLevel, placePath } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'

type Post = {
  id: string
  role: string
  validFrom: string
  place: { id: string; level: PlaceLevel; name: string }
}
type Props = { posts: readonly Post[] }

export function Home({ posts }: Props) {
  const { t } = useTranslation('entry')
  const format = useFormat()
  const label = useRoleLabel()
  return (
    <>
      <PageHeader title={t('home.title')} />
      <Panel title={t('home.posts')}>
        {posts.length === 0 ? (
          <EmptyState title={t('home.postsEmpty')} hint={t('home.postsEmptyHint')} />
        ) : (
          <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {posts.map((post) => (
              <li key={post.id}>
                <AnchorLink to={placePath(post.place)}>{post.place.name}</AnchorLink>
                <Text size="sm" c="dimmed">
                  {label(post.role)}, {t('home.since', { date: format.dayLong(post.validFrom) })}
                </Text>
              </li>
            ))}
          </Stack>
        )}
      </Panel>
    </>
  )
}
