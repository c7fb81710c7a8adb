import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { IconApprove, IconEdit, IconPrint, IconSend } from '@/shared/ui/icons'
import { RowMenu } from '@/shared/ui/RowMenu'
import { ApproveSheet } from './ApproveSheet'
import { HeadSheet } from './HeadSheet'
import { type Asked, RoadmapConfirms } from './RoadmapConfirms'
import { useRoadmapActs } from './use-roadmap-acts'

type Props = { roadmap: RoadmapHead_RoadmapFragment }

/** What the reader may do with a roadmap: one primary act, the rare ones behind a button. Namespace: roadmaps. */
export function RoadmapActs({ roadmap }: Props) {
  const { t } = useTranslation('roadmaps')
  const acts = useRoadmapActs(roadmap)
  const [editing, editor] = useDisclosure()
  const [approving, approve] = useDisclosure()
  const [asking, setAsking] = useState<Asked>()
  const may = (action: (typeof roadmap.viewerCan)[number]) => roadmap.viewerCan.includes(action)
  const rare = may('DISCARD') || may('CLOSE') || may('SPREAD') || may('TAKE_OVER')
  return (
    <>
      {may('EDIT') ? (
        <Button variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={editor.open}>
          {t('head.open')}
        </Button>
      ) : null}
      {may('SUBMIT') ? (
        <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setAsking('submit')}>
          {t(roadmap.state === 'RETURNED' ? 'submit.again' : 'submit.open')}
        </Button>
      ) : null}
      {may('APPROVE') ? (
        <Button leftSection={<IconApprove size={16} aria-hidden />} onClick={approve.open}>
          {t('approve.open')}
        </Button>
      ) : null}
      {roadmap.state === 'IN_FORCE' || roadmap.state === 'CLOSED' ? (
        <Button
          variant="default"
          leftSection={<IconPrint size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      ) : null}
      {rare ? (
        <RowMenu label={t('more', { title: roadmap.title })}>
          {may('SPREAD') ? (
            <Menu.Item onClick={() => acts.spread.mutate()}>{t('spread.open')}</Menu.Item>
          ) : null}
          {may('TAKE_OVER') ? (
            <Menu.Item onClick={() => acts.takeOver.mutate()}>{t('takeOver.open')}</Menu.Item>
          ) : null}
          {may('CLOSE') ? <Menu.Item onClick={() => setAsking('close')}>{t('close.open')}</Menu.Item> : null}
          {may('DISCARD') ? (
            <Menu.Item onClick={() => setAsking('discard')}>{t('discard.open')}</Menu.Item>
          ) : null}
        </RowMenu>
      ) : null}
      <HeadSheet opened={editing} onClose={editor.close} roadmap={roadmap} />
      <ApproveSheet opened={approving} onClose={approve.close} roadmap={roadmap} />
      <RoadmapConfirms roadmap={roadmap} acts={acts} asked={asking} onClose={() => setAsking(undefined)} />
    </>
  )
}
