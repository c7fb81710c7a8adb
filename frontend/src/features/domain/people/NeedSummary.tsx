import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AbsenceNote } from '@/features/domain/absences/AbsenceNote'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { NEED } from './card.fragment'
import { useExtraFacts } from './extra-facts'
import { Facts } from './Facts'

/** A stated need to read. */
export function NeedSummary({ need: ref }: { need: FragmentType<typeof NEED> }) {
  const { t } = useTranslation(['people', 'terms'])
  const need = readFragment(NEED, ref)
  const dash = t('none')
  const extraFacts = useExtraFacts()
  return (
    <>
      <Text mb="sm">{need.request}</Text>
      <Facts
        facts={[
          {
            label: t('need.state'),
            value: (
              <>
                <BankStateMark state={need.bankState} side="mentee" />
                <AbsenceNote absence={need.absence} />
              </>
            ),
          },
          {
            label: t('need.topics'),
            value: need.topics.map((topic) => t(`terms:topic.${topic}`)).join(', ') || dash,
          },
          {
            label: t('need.formats'),
            value: need.formats.map((format) => t(`terms:format.${format}`)).join(', ') || dash,
          },
          {
            label: t('need.categories'),
            value: need.categories.map((category) => t(`terms:category.${category}`)).join(', ') || dash,
          },
          {
            label: t('need.deficits'),
            value:
              need.deficits.length === 0 ? (
                dash
              ) : (
                <List size="md">
                  {need.deficits.map(({ id, kind, area, status, severity }) => (
                    <List.Item key={id}>
                      {t(severity ? 'need.deficitLineSeverity' : 'need.deficitLine', {
                        severity: severity ? t(`terms:severity.${severity}`) : '',
                        kind: t(`terms:deficitKind.${kind}`),
                        area,
                        status: t(`terms:deficitStatus.${status}`),
                      })}
                    </List.Item>
                  ))}
                </List>
              ),
          },
          ...(need.strengths.length > 0
            ? [{ label: t('need.strengths'), value: need.strengths.join('; ') }]
            : []),
          ...extraFacts(need.extraFields),
          ...(need.supportNeeded ? [{ label: t('need.supportNeeded'), value: t('yes') }] : []),
        ]}
      />
    </>
  )
}
