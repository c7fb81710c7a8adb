import { Button, SimpleGrid, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import { useFormat } from '@/shared/i18n/format'
import { workbook } from '@/shared/lib/xlsx'
import { type Bar, Bars } from '@/shared/ui/chart/Bars'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDownload } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import type { ComparedRegion } from './comparison.query'

type Props = { region: ComparedRegion }

/** The pairs in force now: by form, by format, and how many people a mentor has to care for. Namespaces: comparison, terms. */
export function PairsNowPanel({ region }: Props) {
  const { t } = useTranslation(['comparison', 'terms', 'figures'])
  const format = useFormat()
  const { pairGroups, mentorLoad } = region
  const summed = (of: 'form' | 'format', name: (key: string) => string): Bar[] => {
    const sums = new Map<string, number>()
    for (const group of pairGroups) sums.set(group[of], (sums.get(group[of]) ?? 0) + group.pairs)
    return [...sums]
      .sort(([, one], [, other]) => other - one)
      .map(([key, value]) => ({ key, label: name(key), value, printed: format.number(value) }))
  }
  const forms = summed('form', (key) => t(`terms:form.${key as (typeof pairGroups)[number]['form']}`))
  const formats = summed('format', (key) => t(`terms:format.${key as (typeof pairGroups)[number]['format']}`))
  const load = mentorLoad.map(({ band, mentors, withheld }) => ({
    key: band,
    label: t(`load.${band}`),
    value: mentors ?? null,
    printed: withheld ? t('figures:withheld') : format.number(mentors ?? 0),
  }))
  const parts = [
    { title: t('forms'), bars: forms },
    { title: t('formats'), bars: formats },
    { title: t('mentorLoad'), bars: load },
  ]
  const save = () => {
    const lines = parts.flatMap(({ title, bars }) =>
      bars.map(({ label, value, printed }) => [title, label, value ?? printed]),
    )
    saveBlob(
      workbook(t('now'), [t('cut'), t('line'), t('amount')], lines),
      `${t('now')}, ${region.name}.xlsx`,
    )
  }
  return (
    <Panel
      title={t('now')}
      description={t('nowHint')}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={pairGroups.length === 0}
          onClick={save}
        >
          {t('save')}
        </Button>
      }
    >
      {pairGroups.length === 0 ? (
        <EmptyState title={t('noPairs')} hint={t('noPairsHint')} />
      ) : (
        <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="xl">
          {parts.map(({ title, bars }) => (
            <section key={title} aria-label={title}>
              <Title order={3} size="h5" mb="sm">
                {title}
              </Title>
              <Bars label={title} bars={bars} />
            </section>
          ))}
        </SimpleGrid>
      )}
    </Panel>
  )
}
