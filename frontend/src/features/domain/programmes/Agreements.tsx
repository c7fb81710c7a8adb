import { useTranslation } from 'react-i18next'
import type {
  Programme_ProgrammeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { IconDone, IconWaiting } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './programme.module.css'

type Props = { programme: Programme_ProgrammeFragment; pair: ProgrammePair_MentorshipFragment }

/** Whose word the programme has and whose it waits for. */
export function Agreements({ programme, pair }: Props) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  const said = (agreed: boolean) =>
    agreed ? (
      <StatusMark icon={IconDone} tone="active" label={t('agreed')} />
    ) : (
      <StatusMark icon={IconWaiting} tone="attention" label={t('notAgreed')} />
    )
  const names = (side: readonly { person: { fullName: string } }[]) =>
    format.list(side.map(({ person }) => person.fullName))
  return (
    <Panel title={t('agreements')}>
      <dl className={classes.words}>
        <dt>{t('mentor', { names: names(pair.mentors) })}</dt>
        <dd>{said(programme.mentorAgreed)}</dd>
        <dt>{t('mentee', { names: names(pair.mentees) })}</dt>
        <dd>{said(programme.menteeAgreed)}</dd>
        <dt>{t('curator')}</dt>
        <dd>
          {programme.state === 'AGREED' ? (
            <StatusMark icon={IconWaiting} tone="attention" label={t('toApprove')} />
          ) : (
            <StatusMark icon={IconWaiting} tone="neutral" label={t('approvesLater')} />
          )}
        </dd>
      </dl>
    </Panel>
  )
}
