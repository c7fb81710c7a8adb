import { Anchor, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type DemoLetter, demoMailQuery } from '@/shared/api/auth'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconMail } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import classes from './DemoMail.module.css'

export function DemoMail() {
  const { t } = useTranslation('entry')
  const mail = useQuery(demoMailQuery)
  return (
    <>
      <PageHeader title={t('mail.title')} description={t('mail.hint')} />
      {mail.error ? <ErrorNote error={mail.error} onRetry={() => void mail.refetch()} /> : null}
      {mail.isPending ? <Skeleton h={160} radius="lg" /> : null}
      {mail.data?.length === 0 ? (
        <EmptyState icon={IconMail} title={t('mail.empty')} hint={t('mail.emptyHint')} />
      ) : null}
      <Stack gap="sm">
        {mail.data?.map((letter) => (
          <Letter key={letter.id} letter={letter} />
        ))}
      </Stack>
    </>
  )
}

function Letter({ letter }: { letter: DemoLetter }) {
  const { t } = useTranslation('entry')
  const format = useFormat()
  return (
    <Paper component="article" p="md" bg="var(--app-surface)">
      <Title order={2} fz="md">
        {letter.subject}
      </Title>
      <Text size="sm" c="dimmed">
        {t('mail.to', { address: letter.to })} · {format.moment(letter.sentAt)}
      </Text>
      <p className={classes.text}>{withLinks(letter.text)}</p>
    </Paper>
  )
}

/** A letter is plain text; its addresses become links, everything else stays text. */
function withLinks(text: string) {
  const parts = text.split(/(https?:\/\/\S+)/)
  return parts.map((part, index) => {
    const key = `${index} ${part}`
    // The split puts every address at an odd place.
    if (index % 2 === 0 || !URL.canParse(part)) return <Fragment key={key}>{part}</Fragment>
    const { origin, pathname, search } = new URL(part)
    return (
      <Anchor key={key} href={origin === location.origin ? pathname + search : part}>
        {part}
      </Anchor>
    )
  })
}
