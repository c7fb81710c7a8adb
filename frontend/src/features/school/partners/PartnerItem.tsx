import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Partner_PartnerFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { IconActive, IconWarning } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { StatusMark } from '@/shared/ui/StatusMark'
import classes from './partners.module.css'

type Props = { partner: Partner_PartnerFragment; onKeep: () => void; onSend: () => void }

/** A partner with its agreement and its people here. */
export function PartnerItem({ partner, onKeep, onSend }: Props) {
  const { t } = useTranslation('partners')
  const keeps = partner.viewerCan.includes('KEEP')
  const agreement = useAgreement(partner)
  return (
    <li className={classes.item}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div>
          <Text fw={500}>{partner.name}</Text>
          <Text size="sm" c="dimmed">
            {t(`kindOf.${partner.kind}`)}
          </Text>
        </div>
        {partner.inForce ? (
          <StatusMark icon={IconActive} tone="active" label={t('inForce')} />
        ) : (
          <StatusMark icon={IconWarning} tone="attention" label={t('notInForce')} />
        )}
      </Group>
      <Text size="sm">{agreement}</Text>
      {partner.contacts ? (
        <Text size="sm" className={classes.prose}>
          {partner.contacts}
        </Text>
      ) : null}
      {partner.people && partner.people.length > 0 ? (
        <ul className={classes.people} aria-label={t('peopleOf', { name: partner.name })}>
          {partner.people.map(({ id, fullName, position }) => (
            <li key={id}>
              <AnchorLink to="/people/$personId" params={{ personId: bareId(id) }}>
                {fullName}
              </AnchorLink>
              {position ? `, ${position}` : null}
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed">
          {t('nobody')}
        </Text>
      )}
      {keeps ? (
        <Group gap="xs" className="app-no-print">
          <Button variant="default" aria-label={t('changeOf', { name: partner.name })} onClick={onKeep}>
            {t('change')}
          </Button>
          <Button
            variant="default"
            aria-label={t('sendOf', { name: partner.name })}
            // The agreement is renewed first: by another one nobody is sent.
            disabled={!partner.inForce}
            onClick={onSend}
          >
            {t('send')}
          </Button>
        </Group>
      ) : null}
    </li>
  )
}

/** «Договор № 12 от 01.09.2026, до 31.08.2027», as far as it is known. */
function useAgreement(partner: Partner_PartnerFragment): string {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { agreementNumber: number, agreementOn: on, agreementUntil: until } = partner
  if (!number && !on) return t('agreementNone')
  return [
    [
      number ? t('agreementNumberOf', { number }) : t('agreement'),
      ...(on ? [t('agreementFrom', { date: format.dayNumeric(on) })] : []),
    ].join(' '),
    until ? t('agreementUntilOf', { date: format.dayNumeric(until) }) : t('agreementEndless'),
  ].join(', ')
}
