import { ActionIcon, Button, Checkbox, Group, Menu, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { MatchedPair_PairFragment } from '@/shared/graphql/generated/graphql'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconLocked, IconMatching, IconUnlocked } from '@/shared/ui/icons'
import { RowMenu } from '@/shared/ui/RowMenu'
import type { Column, TableState } from '@/shared/ui/table.types'
import { MenteeCell } from './MenteeCell'
import { MentorCell } from './MentorCell'
import classes from './matching.module.css'
import { menteeName, pairName } from './names'
import { ReasonChips } from './ReasonChips'
import { PAIR } from './run.fragment'
import { type Decisions, has, type Pair } from './settings'

type Props = {
  state: TableState
  rows: readonly FragmentType<typeof PAIR>[] | undefined
  totalCount: number | undefined
  most: number
  steps: { onPrevious: (() => void) | undefined; onNext: (() => void) | undefined }
  /** Whether several organisations are looked at together. */
  wide: boolean
  decisions: Decisions
  /** Undefined where the reader may not decide: a run that somebody else has sent. */
  onLock: ((pair: Pair) => void) | undefined
  onExclude: ((pair: Pair) => void) | undefined
  onOthers: ((mentee: { id: string; name: string }) => void) | undefined
  /** Undefined where nobody is proposed from here: the municipality. */
  chosen: readonly Pair[] | undefined
  onChoose: (pairs: readonly Pair[]) => void
}

/** The pairs of a run with their reasons; locked, excluded and chosen in place. */
export function FoundPairs(props: Props) {
  const { t } = useTranslation(['matching', 'terms'])
  const { rows, wide, most, decisions, chosen, onChoose } = props
  const pairs = rows ? readFragment(PAIR, rows) : undefined
  const idsOf = (row: Row): Pair => ({ mentorId: row.mentor.person.id, menteeId: row.mentee.id })
  const free = (pairs ?? []).filter(({ mentee }) => !mentee.isPaired).map(idsOf)
  const columns: Column<Row>[] = [
    {
      id: 'mentee',
      header: t('mentee'),
      phone: 'title',
      cell: ({ mentee }) => <MenteeCell mentee={mentee} />,
    },
    {
      id: 'mentor',
      header: t('mentor'),
      phone: 'labelled',
      cell: ({ mentor }) => <MentorCell mentor={mentor} withSchool={wide} />,
    },
    {
      id: 'fit',
      header: t('fit'),
      phone: 'detail',
      cell: (row) => (
        <>
          <Group gap="xs" mb={4}>
            <span className={classes.score}>{t('scoreOf', { score: row.score, most })}</span>
            {row.mentee.isPaired ? (
              <Text span size="xs" c="dimmed">
                {t('isPaired')}
              </Text>
            ) : null}
          </Group>
          <ReasonChips label={t('fit')} reasons={row.reasons} />
        </>
      ),
    },
  ]
  return (
    <>
      {chosen && free.length > 1 ? (
        <Group mb="xs" className="app-no-print">
          <Button variant="default" size="xs" onClick={() => onChoose(chosen.length > 0 ? [] : free)}>
            {chosen.length > 0 ? t('chooseNone') : t('chooseAll')}
          </Button>
        </Group>
      ) : null}
      <DataTable
        {...props.state}
        {...props.steps}
        caption={t('found')}
        columns={columns}
        rows={pairs}
        rowKey={({ mentee }) => mentee.id}
        totalCount={props.totalCount}
        countLabel={(count) => `${count} ${t('pairs', { count })}`}
        rowActions={(row) => <Acts {...props} row={row} pair={idsOf(row)} decisions={decisions} />}
        empty={<EmptyState icon={IconMatching} title={t('nothingFound')} hint={t('nothingFoundHint')} />}
      />
    </>
  )
}

type Row = MatchedPair_PairFragment

function Acts(props: Props & { row: Row; pair: Pair }) {
  const { t } = useTranslation('matching')
  const { row, pair, decisions, chosen, onChoose, onLock, onExclude, onOthers } = props
  const names = pairName(t, row.mentor, row.mentee)
  const locked = has(decisions.locked, pair)
  const isChosen = chosen ? has(chosen, pair) : false
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {chosen && !row.mentee.isPaired ? (
        <Checkbox
          aria-label={t('choose', { names })}
          checked={isChosen}
          onChange={() =>
            onChoose(
              isChosen ? chosen.filter(({ menteeId }) => menteeId !== pair.menteeId) : [...chosen, pair],
            )
          }
        />
      ) : null}
      {onLock ? (
        <Tooltip label={locked ? t('locked') : t('lockThis')}>
          <ActionIcon
            variant={locked ? 'light' : 'subtle'}
            size={32}
            aria-pressed={locked}
            aria-label={t(locked ? 'unlock' : 'lock', { names })}
            onClick={() => onLock(pair)}
          >
            {locked ? <IconLocked size={18} aria-hidden /> : <IconUnlocked size={18} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      ) : null}
      {onExclude || onOthers ? (
        <RowMenu label={t('actions', { names })}>
          {onOthers ? (
            <Menu.Item onClick={() => onOthers({ id: row.mentee.id, name: menteeName(t, row.mentee) })}>
              {t('others')}
            </Menu.Item>
          ) : null}
          {onExclude ? <Menu.Item onClick={() => onExclude(pair)}>{t('exclude')}</Menu.Item> : null}
        </RowMenu>
      ) : null}
    </Group>
  )
}
