import { Button, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { Consent_ConsentFragment, Consent_TextFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDocument } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { PURPOSES } from '../terms/lists'
import classes from './ConsentCards.module.css'
import { ConsentSheet } from './ConsentSheet'
import { CONSENT, CONSENT_TEXT } from './consent.fragment'
import { CONSENT_LOOK, consentState } from './consent-state'
import { SignedText } from './SignedText'
import { WithdrawConsent } from './WithdrawConsent'

type Props = {
  texts: readonly FragmentType<typeof CONSENT_TEXT>[]
  /** All that were ever given, the latest first: they tell why there is none now. */
  consents: readonly FragmentType<typeof CONSENT>[]
}

/** One card per purpose and workplace: consents are separate papers and are never asked for in one bundle. */
export function ConsentCards({ texts: refs, consents }: Props) {
  const { t } = useTranslation('consents')
  const texts = readFragment(CONSENT_TEXT, refs).toSorted(
    (a, b) =>
      a.school.name.localeCompare(b.school.name) || PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose),
  )
  const given = readFragment(CONSENT, consents)
  if (texts.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} icon={IconDocument} />
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      {texts.map((text) => (
        <ConsentCard
          key={`${text.school.id} ${text.purpose}`}
          text={text}
          latest={
            text.given
              ? readFragment(CONSENT, text.given)
              : given.find(({ purpose, school }) => purpose === text.purpose && school.id === text.school.id)
          }
        />
      ))}
    </SimpleGrid>
  )
}

type CardProps = { text: Consent_TextFragment; latest: Consent_ConsentFragment | undefined }

function ConsentCard({ text, latest }: CardProps) {
  const { t } = useTranslation(['consents', 'terms'])
  const format = useFormat()
  const [giving, sheet] = useDisclosure()
  const [reading, wording] = useDisclosure()
  const [withdrawing, question] = useDisclosure()
  const state = consentState(latest, text.version)
  const holds = latest?.holds === true
  const name = t('nameAt', { purpose: t(`purpose.${text.purpose}`), school: text.school.name })
  return (
    <Paper component="article" aria-label={name} className={classes.card}>
      <div>
        <Title order={2} size="h3">
          {t(`purpose.${text.purpose}`)}
        </Title>
        <Text size="sm" c="dimmed">
          {text.school.name}
        </Text>
      </div>
      <StatusMark {...CONSENT_LOOK[state]} label={t(`state.${state}`)} />
      <div className={classes.facts}>
        {latest ? (
          <Text size="sm">
            {t(latest.channel === 'PAPER' ? 'givenOnPaper' : 'given', {
              date: format.dayLong(latest.validFrom),
            })}
            {latest.withdrawnOn
              ? `, ${t('withdrawn', { date: format.dayLong(latest.withdrawnOn) })}`
              : latest.validUntil
                ? `, ${t('until', { date: format.dayLong(latest.validUntil) })}`
                : `, ${t('open')}`}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t(`why.${text.purpose}`)}
          </Text>
        )}
        {latest && latest.fields.length > 0 ? (
          <Text size="sm" c="dimmed">
            {t('fieldsShown', {
              list: format.list(latest.fields.map((field) => t(`terms:publicField.${field}`))),
            })}
          </Text>
        ) : null}
        {latest && latest.resources.length > 0 ? (
          <Text size="sm" c="dimmed">
            {t('resourcesShown', { list: format.list(latest.resources) })}
          </Text>
        ) : null}
        {latest?.signedBy ? (
          <Text size="sm" c="dimmed">
            {t('signedFor', {
              name: latest.signedBy.fullName,
              relation: t(`relation.${latest.signedBy.relation}`),
            })}
          </Text>
        ) : null}
      </div>
      <Group gap="xs">
        {holds ? (
          <Button variant="default" onClick={wording.open}>
            {t('read')}
          </Button>
        ) : null}
        <Button
          variant={holds && state !== 'ENDS_SOON' && state !== 'OLD_TEXT' ? 'default' : 'light'}
          onClick={sheet.open}
        >
          {t(holds ? 'renew' : 'readAndGive')}
        </Button>
        {latest?.viewerCan.includes('WITHDRAW') ? (
          <Button variant="subtle" color="brick" onClick={question.open}>
            {t('withdraw')}
          </Button>
        ) : null}
      </Group>
      <ConsentSheet opened={giving} onClose={sheet.close} text={text} latest={holds ? latest : undefined} />
      {latest ? <SignedText opened={reading} onClose={wording.close} consent={latest} text={text} /> : null}
      {latest ? (
        <WithdrawConsent opened={withdrawing} onClose={question.close} consent={latest} name={name} />
      ) : null}
    </Paper>
  )
}
