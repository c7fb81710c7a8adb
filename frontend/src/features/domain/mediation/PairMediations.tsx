import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Panel } from '@/shared/ui/Panel'
import { CaseLines } from './CaseLines'
import { KINDS_OF_CURATOR, MEDIATION_KINDS } from './looks'
import { MEDIATION_LINE } from './mediation.fragment'
import { pairMediationsQuery } from './mediation.query'
import { OpenCase } from './OpenCase'

/** Where a pair in difficulties turns to, for its two sides and its curator; nothing for others. Namespace: mediation. */
export function PairMediations({ pairId }: { pairId: string }) {
  const { t } = useTranslation('mediation')
  const [opening, open] = useDisclosure()
  const query = useQuery(pairMediationsQuery(pairId))
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const viewer = query.data?.viewer
  const pair = viewer?.mentorship
  if (!pair) return null
  const cases = readFragment(MEDIATION_LINE, pair.mediations)
  const isParty = [...pair.mentors, ...pair.mentees].some(({ person }) => person.id === viewer.person.id)
  const curates = !isParty && pair.viewerCan.includes('END')
  const opens = pair.state === 'ACTIVE' && (isParty || curates)
  if (cases.length === 0 && !opens) return null
  return (
    <Panel
      title={t('ofPair')}
      description={t(isParty ? 'ofPairHint' : 'ofPairCurator')}
      actions={
        opens ? (
          <Button variant="default" onClick={open.open}>
            {t(isParty ? 'open.button' : 'open.buttonCurator')}
          </Button>
        ) : null
      }
    >
      {cases.length > 0 ? <CaseLines cases={cases} /> : <Text c="dimmed">{t('none')}</Text>}
      <OpenCase
        opened={opening}
        onClose={open.close}
        pairId={pairId}
        kinds={isParty ? MEDIATION_KINDS : KINDS_OF_CURATOR}
      />
    </Panel>
  )
}
