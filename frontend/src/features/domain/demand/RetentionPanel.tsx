import { SimpleGrid, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import type { Demand_RetentionFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { workbook } from '@/shared/lib/xlsx'
import { Bars } from '@/shared/ui/chart/Bars'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Panel } from '@/shared/ui/Panel'
import { SaveTable } from './SaveTable'
import { useCounted } from './use-counted'

type Line = Demand_RetentionFragment
type Group = Line['mentored']
type Props = { place: string; lines: readonly Line[] }

const GROUPS = ['mentored', 'alone'] as const

/** Whether young teachers stay, with a mentor and without: what the whole of it is for. Namespaces: demand, figures. */
export function RetentionPanel({ place, lines }: Props) {
  const { t } = useTranslation(['demand', 'figures'])
  const format = useFormat()
  const counted = useCounted()
  const nobody = lines.every((line) => GROUPS.every((group) => line[group].people.value === 0))
  const share = ({ share, people }: Group) =>
    people.withheld
      ? t('figures:withheld')
      : share === null || share === undefined
        ? '—'
        : format.percent(share)
  const save = () =>
    saveBlob(
      workbook(
        t('retention'),
        [t('term'), t('group'), t('newcomers'), t('stayed')],
        lines.flatMap((line) =>
          GROUPS.map((group) => [
            t('months', { count: line.months }),
            t(group),
            line[group].people.value ?? counted(null),
            line[group].people.withheld
              ? counted(null)
              : line[group].share === null
                ? null
                : { share: line[group].share ?? 0 },
          ]),
        ),
      ),
      `${t('retention')}, ${place}.xlsx`,
    )
  return (
    <Panel
      title={t('retention')}
      description={t('retentionHint')}
      actions={<SaveTable disabled={nobody} onSave={save} />}
    >
      {nobody ? (
        <EmptyState title={t('noNewcomers')} hint={t('noNewcomersHint')} />
      ) : (
        <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="xl">
          {lines.map((line) => (
            <section key={line.months} aria-label={t('months', { count: line.months })}>
              <Title order={3} size="h5" mb="sm">
                {t('months', { count: line.months })}
              </Title>
              <Bars
                label={t('months', { count: line.months })}
                whole={100}
                bars={GROUPS.map((group) => ({
                  key: group,
                  label: `${t(group)}, ${counted(line[group].people.value)}`,
                  value: typeof line[group].share === 'number' ? line[group].share * 100 : null,
                  printed: share(line[group]),
                }))}
              />
            </section>
          ))}
        </SimpleGrid>
      )}
    </Panel>
  )
}
