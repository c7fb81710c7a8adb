import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PairsTable } from '@/features/domain/pairs/PairsTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { givenQuery } from './given.query'

type Props = { schoolId: string; year: number | undefined }

/** «Mentors given»: who of the school mentors elsewhere. Most schools lend nobody: then there is no panel either. */
export function GivenPanel({ schoolId, year }: Props) {
  const { t } = useTranslation('pairs')
  const query = useQuery(givenQuery(schoolId, year))
  const given = query.data?.viewer?.school?.mentorsGiven
  if (!given || given.totalCount === 0) return null
  const placeOf = new Map(given.nodes.map(({ id, school }) => [id, school.name]))
  return (
    <Panel title={t('given.title')} description={t('given.hint')}>
      <PairsTable
        state={tableState(query)}
        caption={t('given.title')}
        rows={given.nodes}
        totalCount={given.totalCount}
        note={({ id }) => t('given.at', { school: placeOf.get(id) })}
        empty={<EmptyState title={t('given.empty')} />}
      />
    </Panel>
  )
}
