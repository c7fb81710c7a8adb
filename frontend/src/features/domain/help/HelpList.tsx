import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { HelpRequest_RequestFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ScoreField } from '../meetings/ScoreField'
import classes from './help.module.css'
import { HELP_REQUEST } from './help.query'
import { HELP_LOOK } from './looks'
import { useHelpActs } from './use-help-acts'

type Props = { requests: readonly FragmentType<typeof HELP_REQUEST>[] }

/** Requests with their answers, the latest first, and what the reader may do with each. */
export function HelpList({ requests }: Props) {
  return (
    <ol className={classes.list}>
      {readFragment(HELP_REQUEST, requests).map((request) => (
        <Item key={request.id} request={request} />
      ))}
    </ol>
  )
}

function Item({ request }: { request: HelpRequest_RequestFragment }) {
  const { t } = useTranslation('help')
  const format = useFormat()
  const waited = request.responseMinutes
  return (
    <li className={classes.item}>
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{request.topic}</Text>
        <StatusMark {...HELP_LOOK[request.state]} label={t(`state.${request.state}`)} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('asked', {
          name: request.askedBy.shortName,
          moment: format.moment(request.askedAt),
          whom: t(`addressee.${request.addressee}`),
        })}
      </Text>
      {request.urgent && request.state === 'NEW' ? (
        <StatusMark icon={IconWarning} tone="problem" label={t('urgent')} />
      ) : null}
      <Text className={classes.prose}>{request.question}</Text>
      {request.state === 'TAKEN' && request.helper ? (
        <Text size="sm">{t('takenBy', { name: request.helper.shortName })}</Text>
      ) : null}
      {request.answer ? (
        <div className={classes.answer}>
          <Text size="sm" c="dimmed">
            {t('answeredBy', { name: request.helper?.shortName ?? '' })}
            {waited === null
              ? null
              : `, ${waited < 120 ? t('minutes', { count: waited }) : t('hours', { count: Math.round(waited / 60) })}`}
          </Text>
          <Text className={classes.prose}>{request.answer}</Text>
        </div>
      ) : null}
      {request.rating ? <Text size="sm">{t('rated', { rating: request.rating })}</Text> : null}
      <Buttons request={request} />
    </li>
  )
}

function Buttons({ request }: { request: HelpRequest_RequestFragment }) {
  const { t } = useTranslation('help')
  const acts = useHelpActs(request.id)
  const [answering, answerSheet] = useDisclosure()
  const [rating, setRating] = useState<number | null>(null)
  const may = (action: (typeof request.viewerCan)[number]) => request.viewerCan.includes(action)
  if (request.viewerCan.length === 0) return null
  return (
    <div className="app-no-print">
      {may('CLOSE') ? <ScoreField label={t('rate')} value={rating} onChange={setRating} /> : null}
      <Group gap="xs" mt="xs">
        {/* Sent by a press of its own: the arrows of the keyboard pass over the scores that are not meant. */}
        {may('CLOSE') && rating !== null ? (
          <Button loading={acts.close.isPending} onClick={() => acts.close.mutate(rating)}>
            {t('sendRating')}
          </Button>
        ) : null}
        {may('ANSWER') ? <Button onClick={answerSheet.open}>{t('answer')}</Button> : null}
        {may('TAKE') ? (
          <Button variant="default" loading={acts.take.isPending} onClick={() => acts.take.mutate(false)}>
            {t('take')}
          </Button>
        ) : null}
        {may('GIVE_BACK') ? (
          <Button variant="subtle" loading={acts.take.isPending} onClick={() => acts.take.mutate(true)}>
            {t('giveBack')}
          </Button>
        ) : null}
        {may('WITHDRAW') ? (
          <Button variant="subtle" loading={acts.close.isPending} onClick={() => acts.close.mutate(null)}>
            {t('withdraw')}
          </Button>
        ) : null}
      </Group>
      <WordsSheet
        opened={answering}
        onClose={answerSheet.close}
        title={t('answer')}
        description={request.topic}
        label={t('answerLabel')}
        submitLabel={t('send')}
        send={acts.answer}
      />
    </div>
  )
}
