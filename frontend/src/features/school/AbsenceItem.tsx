import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ABSENCE } from '@/features/domain/absences/absence.fragment'
import { useWithdrawAbsence } from '@/features/domain/absences/use-withdraw-absence'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'

type Props = { absence: FragmentType<typeof ABSENCE> | null | undefined; onState: () => void }

/** In the menu of a bank's row: notes an absence for who cannot do it themselves, or takes the noted one away. */
export function AbsenceItem({ absence: ref, onState }: Props) {
  const { t } = useTranslation('absences')
  const withdraw = useWithdrawAbsence()
  const absence = readFragment(ABSENCE, ref)
  if (!absence) return <Menu.Item onClick={onState}>{t('state')}</Menu.Item>
  if (!absence.viewerCan.includes('WITHDRAW')) return null
  return <Menu.Item onClick={() => withdraw.mutate(absence.id)}>{t('withdrawIt')}</Menu.Item>
}
