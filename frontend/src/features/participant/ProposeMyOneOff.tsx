import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOffFields } from '@/features/domain/one-offs/OneOffFields'
import { useProposeOneOff } from '@/features/domain/one-offs/propose-one-off'
import { ColleagueSelect } from '@/features/domain/wishes/ColleagueSelect'
import type { BankSide } from '@/shared/graphql/generated/graphql'
import { AppForm } from '@/shared/ui/form/AppForm'
import { SideSheet } from '@/shared/ui/SideSheet'

/** Where the reader has a card, and as what. */
export type OneOffPlace = { school: { id: string; name: string }; side: BankSide }

type Props = { opened: boolean; onClose: () => void; personId: string; places: readonly OneOffPlace[] }

/** The reader asks a colleague for one meeting, or offers one. */
export function ProposeMyOneOff({ opened, onClose, personId, places }: Props) {
  const { t } = useTranslation('oneOffs')
  const [at, setAt] = useState(0)
  const place = places[at] ?? places[0]
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('propose.title')} description={t('propose.hint')}>
      <Stack gap="md">
        {places.length > 1 ? (
          <Radio.Group label={t('propose.as')} value={String(at)} onChange={(value) => setAt(Number(value))}>
            <Stack gap="xs" mt={4}>
              {places.map(({ school, side }, index) => (
                <Radio
                  key={`${school.id} ${side}`}
                  value={String(index)}
                  label={t(`propose.asOf.${side}`, { school: school.name })}
                />
              ))}
            </Stack>
          </Radio.Group>
        ) : null}
        {place ? (
          <Form
            key={`${place.school.id} ${place.side}`}
            place={place}
            personId={personId}
            onClose={onClose}
          />
        ) : null}
      </Stack>
    </SideSheet>
  )
}

type FormProps = { place: OneOffPlace; personId: string; onClose: () => void }

function Form({ place, personId, onClose }: FormProps) {
  const { t } = useTranslation('oneOffs')
  const mentee = place.side === 'MENTEE'
  const who = mentee ? { mentorId: null, menteeId: personId } : { mentorId: personId, menteeId: null }
  const { app, save } = useProposeOneOff(place.school.id, who, onClose)
  const other = mentee ? 'mentorId' : 'menteeId'
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('propose.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <ColleagueSelect
        key={app.key(other)}
        {...app.field(other)}
        schoolId={place.school.id}
        side={place.side}
      />
      <OneOffFields app={app} />
    </AppForm>
  )
}
