import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { AbsenceSheet } from '@/features/domain/absences/AbsenceSheet'
import { ABSENCE } from '@/features/domain/absences/absence.fragment'
import { useWithdrawAbsence } from '@/features/domain/absences/use-withdraw-absence'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCalendar } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import classes from './MyList.module.css'

type Props = {
  school: { id: string; name: string }
  person: { id: string; fullName: string }
  absences: readonly FragmentType<typeof ABSENCE>[]
}

/** On which days the reader is away from one workplace. */
export function MyAbsences({ school, person, absences }: Props) {
  const { t } = useTranslation(['absences', 'terms'])
  const format = useFormat()
  const [stating, sheet] = useDisclosure()
  const withdraw = useWithdrawAbsence()
  const rows = readFragment(ABSENCE, absences).filter((absence) => absence.school.id === school.id)
  const state = (
    <Button variant="default" onClick={sheet.open}>
      {t('state')}
    </Button>
  )
  return (
    <Panel title={t('title')} description={school.name} actions={rows.length > 0 ? state : null}>
      {rows.length === 0 ? (
        <EmptyState icon={IconCalendar} title={t('none')} hint={t('noneHint')} action={state} />
      ) : (
        <ul className={classes.list}>
          {rows.map((absence) => {
            const days = format.dayRange(absence.from, absence.until)
            return (
              <li key={absence.id} className={classes.item}>
                <div className={classes.words}>
                  <Text>{days}</Text>
                  {absence.reason ? (
                    <Text size="sm" c="dimmed">
                      {t('ownReason', { reason: t(`terms:suspensionReason.${absence.reason}`) })}
                    </Text>
                  ) : null}
                </div>
                {absence.viewerCan.includes('WITHDRAW') ? (
                  <Button
                    variant="subtle"
                    aria-label={t('withdrawOf', { days })}
                    loading={withdraw.isPending && withdraw.variables === absence.id}
                    onClick={() => withdraw.mutate(absence.id)}
                  >
                    {t('withdraw')}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
      <AbsenceSheet opened={stating} onClose={sheet.close} schoolId={school.id} person={person} own />
    </Panel>
  )
}
