import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Facts } from '@/features/domain/people/Facts'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { AppointCurator } from './AppointCurator'
import type { SchoolOverview } from './school.query'

/** Who answers for mentoring here. */
export function OfficialsPanel({ school }: { school: SchoolOverview }) {
  const { t } = useTranslation('school')
  const format = useFormat()
  const [appointing, sheet] = useDisclosure()
  const curators = school.curators ?? []
  const mayAppoint = school.viewerCan.includes('APPOINT_CURATOR')
  return (
    <Panel
      title={t('officials')}
      actions={
        mayAppoint ? (
          <Button variant={curators.length === 0 ? 'filled' : 'default'} onClick={sheet.open}>
            {t('appoint.open')}
          </Button>
        ) : null
      }
    >
      <Facts
        facts={[
          { label: t('head'), value: school.head ? <Name person={school.head} /> : t('noHead') },
          {
            label: t('curators', { count: Math.max(curators.length, 1) }),
            value:
              curators.length === 0
                ? t('noCurator')
                : curators.map((post) => (
                    <div key={post.id}>
                      <Name person={post.person} />
                      <Text size="sm" c="dimmed">
                        {t('since', { from: format.dayLong(post.validFrom) })}
                      </Text>
                    </div>
                  )),
          },
        ]}
      />
      <AppointCurator opened={appointing} onClose={sheet.close} schoolId={school.id} />
    </Panel>
  )
}

type NameProps = { person: NonNullable<SchoolOverview['head']> }

function Name({ person }: NameProps) {
  return person.viewerCan.includes('READ') ? (
    <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
      {person.fullName}
    </AnchorLink>
  ) : (
    person.fullName
  )
}
