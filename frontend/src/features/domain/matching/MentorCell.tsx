import { Text } from '@mantine/core'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { MENTOR } from './run.fragment'

type Props = { mentor: FragmentType<typeof MENTOR>; withSchool: boolean }

/** A mentor with their post; with the organisation where several are looked at together. */
export function MentorCell({ mentor: ref, withSchool }: Props) {
  const mentor = readFragment(MENTOR, ref)
  const about = [withSchool ? mentor.school?.name : null, mentor.person.position]
  return (
    <>
      <AnchorLink to="/people/$personId" params={{ personId: bareId(mentor.person.id) }}>
        {mentor.person.fullName}
      </AnchorLink>
      <Text size="xs" c="dimmed" component="div">
        {about.filter(Boolean).join(', ')}
      </Text>
    </>
  )
}
