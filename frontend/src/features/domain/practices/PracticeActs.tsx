import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Practice_PracticeFragment, PracticeAction } from '@/shared/graphql/generated/graphql'
import { Confirm } from '@/shared/ui/Confirm'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconDone, IconEdit } from '@/shared/ui/icons'
import { PracticeSheet } from './PracticeSheet'
import { usePracticeActs } from './use-practice-acts'

type Props = { practice: Practice_PracticeFragment }

/** What the reader may do with the practice now; the step that moves it on is the primary one. */
export function PracticeActs({ practice }: Props) {
  const { t } = useTranslation('practices')
  const acts = usePracticeActs(practice.id)
  const [editing, editor] = useDisclosure()
  const [returning, returnSheet] = useDisclosure()
  const [withdrawing, withdrawSheet] = useDisclosure()
  const [publishing, question] = useDisclosure()
  const may = (action: PracticeAction) => practice.viewerCan.includes(action)
  const named = practice.authors.filter(({ publicFields }) => publicFields.includes('NAME')).length
  return (
    <>
      {may('WRITE') ? (
        <Button variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={editor.open}>
          {t('edit')}
        </Button>
      ) : null}
      {may('RETURN') ? (
        <Button variant="default" onClick={returnSheet.open}>
          {t('return')}
        </Button>
      ) : null}
      {may('SUBMIT') ? (
        <Button loading={acts.submit.isPending} onClick={() => acts.submit.mutate()}>
          {t('submit')}
        </Button>
      ) : null}
      {may('APPROVE_AT_SCHOOL') ? (
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          loading={acts.approve.isPending}
          onClick={() => acts.approve.mutate()}
        >
          {t('approve')}
        </Button>
      ) : null}
      {may('PUBLISH') ? (
        <Button leftSection={<IconDone size={16} aria-hidden />} onClick={question.open}>
          {t(practice.state === 'WITHDRAWN' ? 'publishAgain' : 'publish')}
        </Button>
      ) : null}
      {may('WITHDRAW') ? (
        <Button variant="default" onClick={withdrawSheet.open}>
          {t('withdraw')}
        </Button>
      ) : null}
      <PracticeSheet opened={editing} onClose={editor.close} practice={practice} />
      <WordsSheet
        opened={returning}
        onClose={returnSheet.close}
        title={t('return')}
        description={practice.title}
        label={t('remark')}
        hint={t('returnHint')}
        submitLabel={t('return')}
        send={acts.giveBack}
      />
      <WordsSheet
        opened={withdrawing}
        onClose={withdrawSheet.close}
        title={t('withdraw')}
        description={t('withdrawHint')}
        label={t('why')}
        submitLabel={t('withdraw')}
        send={acts.withdraw}
      />
      <Confirm
        opened={publishing}
        title={t('publishAsk', { title: practice.title })}
        consequences={[
          t('publishSeen'),
          named > 0 ? t('publishNamed', { count: named }) : t('publishNameless'),
        ]}
        confirmLabel={t('publish')}
        busy={acts.publish.isPending}
        error={acts.publish.error}
        onConfirm={() => acts.publish.mutate(undefined, { onSuccess: question.close })}
        onClose={question.close}
      />
    </>
  )
}
