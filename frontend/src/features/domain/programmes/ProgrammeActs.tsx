import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { Programme_ProgrammeFragment } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconDone, IconEdit, IconPractice, IconProgramme } from '@/shared/ui/icons'
import { PracticeSheet } from '../practices/PracticeSheet'
import { ChangeSheet } from '../programme-changes/ChangeSheet'
import { MakeTemplate } from '../templates/MakeTemplate'
import { usableTemplatesQuery } from '../templates/templates.query'
import { CompleteSheet } from './CompleteSheet'
import { ProgrammeSheet } from './ProgrammeSheet'
import { PROGRAMME_PAIR } from './programme.fragment'
import { useProgrammeActs } from './use-programme-acts'

type Props = {
  programme: Programme_ProgrammeFragment
  mentorship: FragmentType<typeof PROGRAMME_PAIR>
}

/** What the reader may do with the programme now; the step that moves it on is the primary one. */
export function ProgrammeActs({ programme, mentorship }: Props) {
  const { t } = useTranslation(['programmes', 'changes', 'templates'])
  const navigate = useNavigate()
  const pair = readFragment(PROGRAMME_PAIR, mentorship)
  const acts = useProgrammeActs(programme)
  const [editing, editor] = useDisclosure()
  const [returning, returnSheet] = useDisclosure()
  const [completing, completeSheet] = useDisclosure()
  const [writing, practiceSheet] = useDisclosure()
  const [changing, changeSheet] = useDisclosure()
  const [making, templateSheet] = useDisclosure()
  // Who works with the school's templates may add one.
  const shelf = useQuery(usableTemplatesQuery(pair.school.id))
  const mayMakeTemplate = Boolean(shelf.data?.viewer?.school?.programmeTemplates)
  const may = (action: (typeof programme.viewerCan)[number]) => programme.viewerCan.includes(action)
  return (
    <>
      {may('DRAFT') ? (
        <Button variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={editor.open}>
          {t('edit')}
        </Button>
      ) : null}
      {may('AGREE') ? (
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          loading={acts.agree.isPending}
          disabled={programme.activities.length === 0}
          title={programme.activities.length === 0 ? t('agreeRefusal.PLAN_EMPTY') : undefined}
          onClick={() => acts.agree.mutate()}
        >
          {t('agree')}
        </Button>
      ) : null}
      {may('RETURN') ? (
        <Button variant="default" onClick={returnSheet.open}>
          {t('return')}
        </Button>
      ) : null}
      {may('APPROVE') ? (
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          loading={acts.approve.isPending}
          onClick={() => acts.approve.mutate()}
        >
          {t('approve')}
        </Button>
      ) : null}
      {may('PROPOSE_CHANGE') && !programme.openChange ? (
        <Button variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={changeSheet.open}>
          {t('changes:propose')}
        </Button>
      ) : null}
      {may('COMPLETE') ? (
        <Button leftSection={<IconDone size={16} aria-hidden />} onClick={completeSheet.open}>
          {t('complete')}
        </Button>
      ) : null}
      {may('WRITE_PRACTICE') ? (
        <Button leftSection={<IconPractice size={16} aria-hidden />} onClick={practiceSheet.open}>
          {t('writePractice')}
        </Button>
      ) : null}
      {mayMakeTemplate && programme.activities.length > 0 ? (
        <Button
          variant="default"
          leftSection={<IconProgramme size={16} aria-hidden />}
          onClick={templateSheet.open}
        >
          {t('templates:make')}
        </Button>
      ) : null}
      <MakeTemplate
        opened={making}
        onClose={templateSheet.close}
        programmeId={programme.id}
        onMade={() =>
          void navigate({
            to: '/s/$schoolId/templates',
            params: { schoolId: bareId(pair.school.id) },
            search: { state: 'DRAFT' },
          })
        }
      />
      <ProgrammeSheet opened={editing} onClose={editor.close} pair={pair} programme={programme} />
      <ChangeSheet opened={changing} onClose={changeSheet.close} programme={programme} pair={pair} />
      <WordsSheet
        opened={returning}
        onClose={returnSheet.close}
        title={t('return')}
        label={t('remark')}
        hint={t('returnHint')}
        submitLabel={t('return')}
        send={acts.giveBack}
      />
      <CompleteSheet opened={completing} onClose={completeSheet.close} programme={programme} />
      <PracticeSheet
        opened={writing}
        onClose={practiceSheet.close}
        programmeId={programme.id}
        people={[...pair.mentors, ...pair.mentees].map(({ person }) => person)}
        topics={pair.topics}
        onWritten={(id) =>
          void navigate({ to: '/practices/$practiceId', params: { practiceId: bareId(id) } })
        }
      />
    </>
  )
}
