import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type BankSide, BankStateMark } from '@/features/domain/banks/BankStateMark'
import { readFragment } from '@/shared/graphql/generated'
import type {
  CandidateCard_CardFragment,
  CandidateNeed_NeedFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { BulkBar } from './BulkBar'
import { CANDIDATE_CARD, CANDIDATE_NEED, candidatesQuery } from './candidates.query'
import { selectColumn } from './select-column'
import { useCardActs } from './use-card-acts'

type Row = {
  side: BankSide
  about: string
  card: Pick<
    CandidateCard_CardFragment | CandidateNeed_NeedFragment,
    'id' | 'person' | 'bankState' | 'registeredAt' | 'viewerCan'
  >
}
const named = ({ card }: Row) => ({ id: card.id, name: card.person.fullName })

/** Who is to be taken into the banks: the head decides, the curator sees to the consents. */
export function CandidatesBank({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation(['banks', 'terms'])
  const format = useFormat()
  const query = useQuery(candidatesQuery(schoolId))
  const school = query.data?.viewer?.school
  const acts = useCardActs(schoolId)
  const mentors = [...(school?.waitingMentors?.nodes ?? []), ...(school?.unconsentedMentors?.nodes ?? [])]
  const needs = [...(school?.waitingNeeds?.nodes ?? []), ...(school?.unconsentedNeeds?.nodes ?? [])]
  const rows: Row[] | undefined = school
    ? [
        ...mentors.map((ref): Row => {
          const card = readFragment(CANDIDATE_CARD, ref)
          return {
            side: 'mentor',
            about: card.topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
            card,
          }
        }),
        ...needs.map((ref): Row => {
          const card = readFragment(CANDIDATE_NEED, ref)
          const categories = card.categories.map((category) => t(`terms:category.${category}`)).join(', ')
          return { side: 'mentee', about: card.request || categories, card }
        }),
      ]
    : undefined
  const approves = rows?.some(({ card }) => card.viewerCan.includes('APPROVE')) ?? false
  const keeps = school?.viewerCan.includes('KEEP_BANKS') ?? false
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('candidate'),
      phone: 'title',
      cell: ({ card }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(card.person.id) }}>
            {card.person.fullName}
          </AnchorLink>
          {card.person.position ? (
            <Text size="xs" c="dimmed" component="div">
              {card.person.position}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'side', header: t('whichBank'), phone: 'detail', cell: ({ side }) => t(`side.${side}`) },
    {
      id: 'about',
      header: t('about'),
      phone: 'detail',
      cell: ({ about }) => (
        <Text size="sm" lineClamp={2} component="div">
          {about}
        </Text>
      ),
    },
    {
      id: 'since',
      header: t('since'),
      phone: 'labelled',
      cell: ({ card }) => format.dayNumeric(card.registeredAt),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ card, side }) => <BankStateMark state={card.bankState} side={side} />,
    },
  ]
  const words = { header: t('bulk.select'), labelOf: (name: string) => t('bulk.selectOf', { name }) }
  const select = approves || keeps ? [selectColumn(acts, named, words)] : []
  return (
    <Panel title={t('candidatesTitle')} description={t('candidatesHint')}>
      <BulkBar acts={acts} page={rows?.map(named) ?? []} approves={approves} keeps={keeps} />
      <DataTable
        {...tableState(query)}
        caption={t('candidatesTitle')}
        columns={[...select, ...columns]}
        rows={rows}
        rowKey={({ card }) => card.id}
        totalCount={rows?.length}
        countLabel={(count) => t('candidateCount', { count })}
        empty={<EmptyState icon={IconDone} title={t('candidatesEmpty')} hint={t('candidatesEmptyHint')} />}
      />
    </Panel>
  )
}
