import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment, DocumentAction } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { Confirm } from '@/shared/ui/Confirm'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconEdit, IconPrint } from '@/shared/ui/icons'
import { RowMenu } from '@/shared/ui/RowMenu'
import { DocumentSheet } from '../DocumentSheet'
import { ApproveDocument } from './ApproveDocument'
import { DiscardDocument } from './DiscardDocument'
import { useAct } from './use-act'

type Props = { document: Document_DocumentFragment }
type Open = 'EDIT' | 'APPROVE' | 'DISCARD' | 'REPEAL' | 'ARCHIVE' | 'PUBLISH'

/** Which act moves a document on, the first that is allowed: it is the primary button. */
const STEPS = ['APPROVE', 'START_REVIEW', 'NEW_VERSION'] as const satisfies readonly DocumentAction[]

/** What the reader may do with a document now: the next step as a button, what is rare behind a menu. Namespace: documents. */
export function DocumentActs({ document }: Props) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const { press, send, busy } = useAct(document)
  const may = (action: DocumentAction) => document.viewerCan.includes(action)
  const close = () => setOpen(undefined)
  const step = STEPS.find(may)
  /** A new version is another document: its page is where the reader goes on. */
  const revise = () =>
    press.mutate(
      { kind: 'NEW_VERSION' },
      {
        onSuccess: (outcome) => {
          if ('kept' in outcome)
            void navigate({
              to: '/documents/$documentId',
              params: { documentId: bareId(outcome.kept.id) },
            })
        },
      },
    )
  const rare = (['GIVE_BACK', 'PUBLISH', 'UNPUBLISH', 'REPEAL', 'ARCHIVE', 'DISCARD'] as const).filter(may)
  const takeRare = (action: (typeof rare)[number]) =>
    action === 'GIVE_BACK' || action === 'UNPUBLISH' ? press.mutate({ kind: action }) : setOpen(action)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrint size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
      {may('EDIT') ? (
        <Button
          variant="default"
          leftSection={<IconEdit size={16} aria-hidden />}
          onClick={() => setOpen('EDIT')}
        >
          {t('act.EDIT')}
        </Button>
      ) : null}
      {step === 'APPROVE' ? (
        <>
          {may('START_REVIEW') ? (
            <Button
              variant="default"
              loading={busy('START_REVIEW')}
              onClick={() => press.mutate({ kind: 'START_REVIEW' })}
            >
              {t('act.START_REVIEW')}
            </Button>
          ) : null}
          <Button onClick={() => setOpen('APPROVE')}>{t('act.APPROVE')}</Button>
        </>
      ) : step === 'START_REVIEW' ? (
        <Button loading={busy(step)} onClick={() => press.mutate({ kind: step })}>
          {t('act.START_REVIEW')}
        </Button>
      ) : step === 'NEW_VERSION' ? (
        <Button loading={busy(step)} onClick={revise}>
          {t('act.NEW_VERSION')}
        </Button>
      ) : null}
      {rare.length > 0 ? (
        <RowMenu label={t('more', { title: document.title })}>
          {rare.map((action) => (
            <Menu.Item key={action} onClick={() => takeRare(action)}>
              {t(`act.${action}`)}
            </Menu.Item>
          ))}
        </RowMenu>
      ) : null}
      <DocumentSheet opened={open === 'EDIT'} onClose={close} document={document} />
      <ApproveDocument opened={open === 'APPROVE'} onClose={close} document={document} />
      <DiscardDocument opened={open === 'DISCARD'} onClose={close} document={document} />
      {(['REPEAL', 'ARCHIVE'] as const).map((kind) => (
        <WordsSheet
          key={kind}
          opened={open === kind}
          onClose={close}
          title={t(`act.${kind}`)}
          description={document.title}
          label={t('reason')}
          hint={t(`reasonHint.${kind}`)}
          submitLabel={t(`act.${kind}`)}
          send={(reason) => send({ kind, reason })}
        />
      ))}
      <Confirm
        opened={open === 'PUBLISH'}
        title={t('publish.ask', { title: document.title })}
        consequences={[
          t('publish.seen'),
          t('publish.files', { count: document.files.length }),
          t('publish.back'),
        ]}
        confirmLabel={t('act.PUBLISH')}
        busy={press.isPending}
        onConfirm={() => press.mutate({ kind: 'PUBLISH' }, { onSettled: close })}
        onClose={close}
      />
    </>
  )
}
