import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconDone, IconWarning } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ChangeSheet } from './ChangeSheet'
import { CHANGE } from './change.fragment'
import { Differences } from './Differences'
import { CHANGE_LOOK } from './looks'
import { useChangeActs } from './use-change-acts'

type Props = { programme: Programme_ProgrammeFragment; pair: ProgrammePair_MentorshipFragment }

/** The change that somebody's word is due on: what it changes, who has consented, what the reader may do. */
export function ChangePanel({ programme, pair }: Props) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const change = readFragment(CHANGE, programme.openChange)
  if (!change) return null
  const names = (people: readonly { shortName: string }[]) =>
    format.list(people.map(({ shortName }) => shortName))
  return (
    <Panel
      title={t(`kind.${change.kind}`)}
      description={
        <Group gap="xs">
          <StatusMark {...CHANGE_LOOK[change.state]} label={t(`state.${change.state}`)} />
          <span>
            {t('proposedBy', {
              name: change.proposedBy.shortName,
              date: format.dayLong(change.proposedAt),
            })}
          </span>
        </Group>
      }
    >
      <Stack gap="sm">
        <Text style={{ whiteSpace: 'pre-line', maxWidth: '72ch' }}>{change.reason}</Text>
        <Differences differences={change.differences} label={t('differences')} />
        <ExtensionSum change={change} />
        {change.consented.length > 0 ? (
          <Text size="sm">{t('consented', { names: names(change.consented) })}</Text>
        ) : null}
        {change.awaits.length > 0 ? (
          <Text size="sm">{t('awaits', { names: names(change.awaits) })}</Text>
        ) : null}
        <ChangeButtons change={change} programme={programme} pair={pair} />
      </Stack>
    </Panel>
  )
}

function ExtensionSum({ change }: { change: ProgrammeChange_ChangeFragment }) {
  const { t } = useTranslation('changes')
  if (change.extendsByDays === 0) return null
  return (
    <>
      <Text size="sm">
        {change.extendsByDays > 0
          ? t('extends', { count: change.extendsByDays })
          : t('shortens', { count: -change.extendsByDays })}{' '}
        {change.extendsByDaysInAll === change.extendsByDays
          ? null
          : t('extendsInAll', { count: change.extendsByDaysInAll })}
      </Text>
      {change.termWarning && change.extendsByDays > 0 ? (
        <Alert color="amber" variant="outline" role="note" icon={<IconWarning aria-hidden />}>
          {t('longerThanYear')}
        </Alert>
      ) : null}
    </>
  )
}

type ButtonsProps = Props & { change: ProgrammeChange_ChangeFragment }

function ChangeButtons({ change, programme, pair }: ButtonsProps) {
  const { t } = useTranslation('changes')
  const acts = useChangeActs(change)
  const [editing, editor] = useDisclosure()
  const [refusing, refuseSheet] = useDisclosure()
  const [explaining, reasonSheet] = useDisclosure()
  const may = (action: (typeof change.viewerCan)[number]) => change.viewerCan.includes(action)
  const needsReason = change.termWarning !== null && change.extendsByDays > 0
  if (change.viewerCan.length === 0) return null
  return (
    <Group gap="xs" className="app-no-print">
      {may('CONSENT') ? (
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          loading={acts.answer.isPending}
          onClick={() => acts.answer.mutate(true)}
        >
          {t('consent')}
        </Button>
      ) : null}
      {may('APPROVE') ? (
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          loading={acts.approve.isPending}
          onClick={() => (needsReason ? reasonSheet.open() : acts.approve.mutate())}
        >
          {t('approve')}
        </Button>
      ) : null}
      {may('DECLINE') ? (
        <Button variant="default" disabled={acts.answer.isPending} onClick={() => acts.answer.mutate(false)}>
          {t('decline')}
        </Button>
      ) : null}
      {may('REFUSE') ? (
        <Button variant="default" onClick={refuseSheet.open}>
          {t('refuse')}
        </Button>
      ) : null}
      {may('EDIT') ? (
        <Button variant="default" onClick={editor.open}>
          {t('edit')}
        </Button>
      ) : null}
      {may('WITHDRAW') ? (
        <Button variant="subtle" loading={acts.withdraw.isPending} onClick={() => acts.withdraw.mutate()}>
          {t('withdraw')}
        </Button>
      ) : null}
      <ChangeSheet
        opened={editing}
        onClose={editor.close}
        programme={programme}
        pair={pair}
        change={change}
      />
      <WordsSheet
        opened={refusing}
        onClose={refuseSheet.close}
        title={t('refuse')}
        label={t('remark')}
        hint={t('refuseHint')}
        submitLabel={t('refuse')}
        send={acts.refuse}
      />
      <WordsSheet
        opened={explaining}
        onClose={reasonSheet.close}
        title={t('approve')}
        description={t('longerThanYear')}
        label={t('longTermReason')}
        hint={t('longTermReasonHint')}
        submitLabel={t('approve')}
        send={acts.approveWith}
      />
    </Group>
  )
}
