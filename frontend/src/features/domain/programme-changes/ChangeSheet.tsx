import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
  ProgrammeChangeKind,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { SideSheet } from '@/shared/ui/SideSheet'
import { ContentForm } from './ContentForm'
import { ExtensionForm } from './ExtensionForm'

type Props = {
  opened: boolean
  onClose: () => void
  programme: Programme_ProgrammeFragment
  pair: ProgrammePair_MentorshipFragment
  /** The open change that is written anew; without it a new one is proposed. */
  change?: ProgrammeChange_ChangeFragment | undefined
}

/** Another term or another content of a programme in force (B-085). */
export function ChangeSheet({ opened, onClose, change, ...rest }: Props) {
  const { t } = useTranslation('changes')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t(change ? 'editTitle' : 'propose')}
      description={t('proposeHint')}
    >
      <Choice onClose={onClose} change={change} {...rest} />
    </SideSheet>
  )
}

function Choice({ change, ...rest }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('changes')
  const [kind, setKind] = useState<ProgrammeChangeKind>(change?.kind ?? 'EXTENSION')
  return (
    <Stack gap="md">
      <SegmentedControl
        fullWidth
        aria-label={t('what')}
        value={kind}
        onChange={setKind}
        data={[
          { value: 'EXTENSION', label: t('what_EXTENSION') },
          { value: 'CONTENT', label: t('what_CONTENT') },
        ]}
      />
      {kind === 'EXTENSION' ? (
        <ExtensionForm {...rest} change={change} />
      ) : (
        <ContentForm {...rest} change={change} />
      )}
    </Stack>
  )
}
