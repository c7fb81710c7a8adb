import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { menteeName } from './names'
import { MENTEE } from './run.fragment'

/** A mentee by name where the name may be seen; by organisation, subject and what they lack elsewhere. */
export function MenteeCell({ mentee: ref }: { mentee: FragmentType<typeof MENTEE> }) {
  const { t } = useTranslation(['matching', 'terms'])
  const mentee = readFragment(MENTEE, ref)
  const lacks = mentee.deficitKinds.map((kind) => t(`terms:deficitKind.${kind}`))
  const asks = mentee.topics.map((topic) => t(`terms:topic.${topic}`))
  const what = lacks.length > 0 ? t('lacks', { list: lacks.join(', ') }) : asks.join(', ')
  const about = [mentee.person ? null : mentee.school.name, mentee.subject, what]
  return (
    <>
      {mentee.person ? (
        <AnchorLink to="/people/$personId" params={{ personId: bareId(mentee.person.id) }}>
          {mentee.person.fullName}
        </AnchorLink>
      ) : (
        menteeName(t, mentee)
      )}
      <Text size="xs" c="dimmed" component="div">
        {about.filter(Boolean).join(', ')}
      </Text>
    </>
  )
}
