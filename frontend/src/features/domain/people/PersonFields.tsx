import { TextInput } from '@mantine/core'
import type { Key } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '@/shared/ui/form/DateField'
import type { PersonValues } from './person-fields'

type Props = {
  app: {
    key: (path: keyof PersonValues) => Key
    field: (path: keyof PersonValues) => Record<string, unknown>
  }
}

/** Name, contacts and birth date, in the order of a personal card. */
export function PersonFields({ app }: Props) {
  const { t } = useTranslation('people')
  return (
    <>
      <TextInput key={app.key('lastName')} {...app.field('lastName')} label={t('lastName')} withAsterisk />
      <TextInput key={app.key('firstName')} {...app.field('firstName')} label={t('firstName')} withAsterisk />
      <TextInput key={app.key('patronymic')} {...app.field('patronymic')} label={t('patronymic')} />
      <TextInput
        key={app.key('email')}
        {...app.field('email')}
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <TextInput
        key={app.key('phone')}
        {...app.field('phone')}
        label={t('phone')}
        type="tel"
        inputMode="tel"
        autoComplete="off"
      />
      <DateField key={app.key('birthDate')} {...app.field('birthDate')} label={t('birthDate')} />
    </>
  )
}
