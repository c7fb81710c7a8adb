import { Button, Group, List, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { OrderLink } from './OrderLink'
import { PaperConsent } from './PaperConsent'
import type { Pair } from './pair.query'

type Props = {
  pair: Pair
  /** Whether the reader keeps the papers of the school; a participant gives consents on their own page. */
  keeps: boolean
}

/** What stands between the pair and its next step, each with the way to mend it. */
export function MissingPanel({ pair, keeps }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const format = useFormat()
  const [missing, setMissing] = useState<Pair['missingConsents'][number]>()
  const silent = [...pair.mentors, ...pair.mentees].filter(({ answer }) => answer === 'PENDING')
  const waits = pair.state === 'PROPOSED' && silent.length > 0
  const unsigned = pair.state === 'ORDER_PREPARED' ? pair.order : null
  const givingAwaited = pair.state === 'ORDER_PREPARED' && pair.givingSchool !== null && !pair.givingSigned
  const ready = pair.state === 'AGREED' && pair.missingConsents.length === 0
  // The consents of a mentor from another organisation lie there, and its own curator records them.
  const operator = ({ person }: Pair['missingConsents'][number]) =>
    pair.mentors.some((mentor) => mentor.person.id === person.id) && pair.givingSchool
      ? pair.givingSchool
      : pair.school
  const owns = pair.viewerCan.includes('REVOKE') || pair.viewerCan.includes('PREPARE_ORDER')
  const mayRecord = (each: Pair['missingConsents'][number]) => operator(each) === pair.school || !owns
  if (!waits && !unsigned && !ready && !givingAwaited && pair.missingConsents.length === 0) return null
  return (
    <>
      <Text fw={500} mb={4}>
        {t('missing')}
      </Text>
      <List spacing={6}>
        {waits ? (
          <List.Item>
            {t('waitsFor', { names: format.list(silent.map(({ person }) => person.shortName)) })}
          </List.Item>
        ) : null}
        {pair.missingConsents.map((each) => (
          <List.Item key={`${each.person.id} ${each.purpose}`}>
            <Group gap="xs" align="baseline">
              {t('missingLine', {
                person: each.person.shortName,
                purpose: t(`terms:consent.${each.purpose}`),
              })}
              {keeps && mayRecord(each) ? (
                <Button variant="default" size="xs" onClick={() => setMissing(each)}>
                  {t('paper.open')}
                </Button>
              ) : null}
              {mayRecord(each) ? null : (
                <Text span size="sm" c="dimmed">
                  {t('given.recordsThere')}
                </Text>
              )}
            </Group>
          </List.Item>
        ))}
        {ready ? <List.Item>{t('orderMissing')}</List.Item> : null}
        {givingAwaited ? (
          <List.Item>{t('given.waiting', { school: pair.givingSchool?.name })}</List.Item>
        ) : null}
        {unsigned ? (
          <List.Item>
            {t('signatureMissing')} <OrderLink order={unsigned} />
          </List.Item>
        ) : null}
      </List>
      <PaperConsent
        missing={missing}
        onClose={() => setMissing(undefined)}
        schoolId={(missing ? operator(missing) : pair.school).id}
      />
    </>
  )
}
