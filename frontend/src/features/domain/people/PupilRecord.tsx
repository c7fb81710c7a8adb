import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { PairsTable } from '@/features/domain/pairs/PairsTable'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconEdit, IconPair } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { ConsentsPanel } from './ConsentsPanel'
import { Facts } from './Facts'
import { PupilSheet } from './PupilSheet'
import type { PersonPageData, PersonPageRecord } from './person.query'
import { PUPIL } from './pupil.fragment'

type Props = {
  person: PersonPageData
  pupil: NonNullable<PersonPageData['pupil']>
  record: PersonPageRecord
}

/** A pupil: as little as is kept of them, and the consents of their representative. */
export function PupilRecord({ person, pupil: ref, record }: Props) {
  const { t } = useTranslation(['pupils', 'people'])
  const format = useFormat()
  const [editing, sheet] = useDisclosure()
  const pupil = readFragment(PUPIL, ref)
  const mayEdit = person.viewerCan.includes('EDIT')
  return (
    <>
      <PageHeader
        eyebrow={
          mayEdit ? (
            <AnchorLink to="/s/$schoolId/pupils" params={{ schoolId: bareId(ref.school.id) }}>
              {t('title')}
            </AnchorLink>
          ) : (
            ref.school.name
          )
        }
        title={person.fullName}
        description={t('hint')}
        actions={
          mayEdit ? (
            <Button leftSection={<IconEdit size={16} aria-hidden />} onClick={sheet.open}>
              {t('change')}
            </Button>
          ) : null
        }
      />
      <Stack gap="md">
        <Panel title={t('record')}>
          <Facts
            facts={[
              { label: t('className'), value: pupil.className },
              { label: t('birthYear'), value: String(pupil.birthYear) },
              { label: t('since'), value: format.dayLong(pupil.since) },
              ...(pupil.until ? [{ label: t('until'), value: format.dayLong(pupil.until) }] : []),
            ]}
          />
        </Panel>
        <ConsentsPanel
          consents={record.consents}
          person={person}
          schoolId={ref.school.id}
          mayRecord={mayEdit}
          pupil
        />
        <Panel title={t('people:pairs')}>
          <PairsTable
            state={{ loading: false, refreshing: false, error: null, onRetry: () => {} }}
            caption={t('people:pairs')}
            rows={record.mentorships}
            totalCount={record.mentorships.length}
            empty={<EmptyState icon={IconPair} title={t('people:noPairs')} hint={t('people:noPairsHint')} />}
          />
        </Panel>
      </Stack>
      <PupilSheet
        opened={editing}
        onClose={sheet.close}
        schoolId={ref.school.id}
        person={person}
        pupil={pupil}
      />
    </>
  )
}
