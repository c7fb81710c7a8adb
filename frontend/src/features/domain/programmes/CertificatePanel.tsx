import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import type {
  Programme_ProgrammeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDownload, IconLink } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { useIssueCertificate } from './use-certificate-acts'
import { WithdrawCertificate } from './WithdrawCertificate'

type Programme = Programme_ProgrammeFragment
type Issued = Programme['certificates'][number]
type Props = { programme: Programme; pair: ProgrammePair_MentorshipFragment }

/** Who has a certificate of the completed programme; the curator gives the others theirs. */
export function CertificatePanel({ programme, pair }: Props) {
  const { t } = useTranslation('programmes')
  const issue = useIssueCertificate(programme.id)
  const mayCertify = programme.viewerCan.includes('CERTIFY')
  const people = [...pair.mentors, ...pair.mentees].map(({ person }) => person)
  const without = people.filter(({ id }) => !programme.certificates.some(({ person }) => person.id === id))
  if (!mayCertify && programme.certificates.length === 0) return null
  return (
    <Panel title={t('certificate.title')} description={t('certificate.hint')}>
      {issue.error ? <ErrorNote error={issue.error} /> : null}
      <Stack gap="md">
        {programme.certificates.map((one) => (
          <Certificate key={one.id} certificate={one} mayCertify={mayCertify} />
        ))}
        {mayCertify && without.length > 0 ? (
          <Group gap="xs">
            {without.map(({ id, shortName }) => (
              <Button
                key={id}
                variant="default"
                loading={issue.isPending && issue.variables === id}
                onClick={() => issue.mutate(id)}
              >
                {t('certificate.issue', { name: shortName })}
              </Button>
            ))}
          </Group>
        ) : null}
      </Stack>
    </Panel>
  )
}

function Certificate({ certificate, mayCertify }: { certificate: Issued; mayCertify: boolean }) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  const [withdrawing, sheet] = useDisclosure()
  const name = certificate.person.shortName
  const get = useMutation({
    mutationFn: (what: 'pdf' | 'docx') =>
      saveFile(
        what === 'pdf' ? certificate.pdfUrl : certificate.docxUrl,
        `${t('certificate.fileName', { name })}.${what}`,
      ),
  })
  async function copy() {
    try {
      await navigator.clipboard.writeText(certificate.url)
      notify(t('certificate.copied'))
    } catch {
      notify(t('certificate.byHand', { url: certificate.url }), 'problem')
    }
  }
  const day = certificate.withdrawnOn ?? certificate.issuedOn
  return (
    <div>
      <Text fw={500}>
        {t('certificate.line', { name, role: t(`certificate.roleOf.${certificate.role}`) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t(certificate.withdrawnOn ? 'certificate.withdrawnOn' : 'certificate.issuedOn', {
          code: certificate.code,
          date: format.dayLong(day),
        })}
      </Text>
      {certificate.withdrawReason ? <Text size="sm">{certificate.withdrawReason}</Text> : null}
      {get.error ? <ErrorNote error={get.error} /> : null}
      {certificate.withdrawnOn ? null : (
        <Group gap="xs" mt="xs">
          {(['pdf', 'docx'] as const).map((what) => (
            <Button
              key={what}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={get.isPending && get.variables === what}
              onClick={() => get.mutate(what)}
            >
              {t(`certificate.${what}`)}
            </Button>
          ))}
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => void copy()}
          >
            {t('certificate.copy')}
          </Button>
          {mayCertify ? (
            <Button variant="subtle" color="red" onClick={sheet.open}>
              {t('certificate.withdraw')}
            </Button>
          ) : null}
        </Group>
      )}
      <WithdrawCertificate
        opened={withdrawing}
        onClose={sheet.close}
        certificateId={certificate.id}
        name={name}
      />
    </div>
  )
}
