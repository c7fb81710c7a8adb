import { Button, Group, List, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { CampaignAudience, CampaignKind, CampaignRhythm } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Holder } from '../list/campaigns.query'
import { planQuery } from './plan.query'
import { AUDIENCES, KINDS, type PlanReady, planSchema, questionsOf, RHYTHMS } from './plan-form'

const PLAN = graphql(/* GraphQL */ `
  mutation PlanCampaign($input: PlanCampaignInput!) {
    planCampaign(input: $input) {
      __typename
      ... on CampaignDone {
        campaign {
          id
        }
      }
      ... on CampaignRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = { level: Holder; placeId: string; opened: boolean; onClose: () => void }

/** Plans a campaign: nobody is told before it is opened on its page. Namespace: monitoring. */
export function PlanCampaign({ opened, onClose, ...place }: Props) {
  const { t } = useTranslation('monitoring')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('plan.title')} description={t('plan.hint')}>
      {opened ? <Form {...place} onClose={onClose} /> : null}
    </SideSheet>
  )
}

type Written = {
  kind: CampaignKind
  title: string
  from: string | null
  until: string | null
  opensOn: string | null
  dueOn: string | null
  audience: CampaignAudience
  questions: string
}

const EMPTY: Written = {
  kind: 'INTERIM',
  title: '',
  from: null,
  until: null,
  opensOn: null,
  dueOn: null,
  audience: 'IN_MODEL',
  questions: '',
}

function Form({ level, placeId, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('monitoring')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [kind, setKind] = useState<CampaignKind>(EMPTY.kind)
  const [rhythm, setRhythm] = useState<CampaignRhythm>('NOVEMBER')
  const offered = useQuery(planQuery(level, placeId, kind, rhythm))
  const app = useAppForm({ schema: planSchema, initialValues: EMPTY })
  const plan = useMutation({
    mutationFn: ({ title, questions, ...values }: PlanReady) =>
      graphqlRequest(PLAN, {
        input: { placeId, ...values, title: title || null, questions: questionsOf(questions) },
      }),
    onSuccess: async ({ planCampaign: answer }) => {
      switch (answer.__typename) {
        case 'CampaignDone':
          await refresh()
          return navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: bareId(answer.campaign.id) },
          })
        case 'CampaignRefused':
          return app.refuse([{ message: t(`campaignRefusal.${answer.reason}`) }])
        case 'CampaignConflict':
          return app.refuse([{ message: tCommon('errors.CONFLICT.remedy') }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const take = (values: Partial<Written>) => {
    app.form.setValues(values)
    if (values.kind) setKind(values.kind)
  }
  return (
    <AppForm
      app={app}
      busy={plan.isPending}
      error={plan.error}
      submitLabel={t('plan.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => plan.mutate(values))}
    >
      <Select
        label={t('plan.rhythm')}
        description={t('plan.rhythmHint')}
        allowDeselect={false}
        value={rhythm}
        onChange={(next) => setRhythm(RHYTHMS.find((each) => each === next) ?? rhythm)}
        data={RHYTHMS.map((each) => ({ value: each, label: t(`rhythm.${each}`) }))}
      />
      <Group gap="xs" role="group" aria-label={t('plan.suggestions')}>
        {offered.data?.suggestions.map((one) => (
          <Button key={one.dueOn} size="xs" variant="default" onClick={() => take(one)}>
            {t('plan.suggestion', { kind: t(`kind.${one.kind}`), due: format.dayNumeric(one.dueOn) })}
          </Button>
        ))}
      </Group>
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('plan.kind')}
        withAsterisk
        allowDeselect={false}
        data={KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
        onChange={(next) => take({ kind: KINDS.find((each) => each === next) ?? kind })}
      />
      <TextInput
        key={app.key('title')}
        {...app.field('title')}
        label={t('plan.name')}
        description={t('plan.nameHint')}
        maxLength={500}
      />
      <DateField key={app.key('from')} {...app.field('from')} label={t('plan.from')} withAsterisk />
      <DateField key={app.key('until')} {...app.field('until')} label={t('plan.until')} withAsterisk />
      <DateField key={app.key('opensOn')} {...app.field('opensOn')} label={t('plan.opensOn')} withAsterisk />
      <DateField key={app.key('dueOn')} {...app.field('dueOn')} label={t('plan.dueOn')} withAsterisk />
      <Select
        key={app.key('audience')}
        {...app.field('audience')}
        label={t('plan.audience')}
        withAsterisk
        allowDeselect={false}
        data={AUDIENCES.map((each) => ({ value: each, label: t(`audience.${each}`) }))}
      />
      <Textarea
        key={app.key('questions')}
        {...app.field('questions')}
        label={t('plan.questions')}
        description={t('plan.questionsHint')}
        autosize
        minRows={2}
      />
      {offered.data && offered.data.questions.length > 0 ? (
        <details>
          <summary>{t('plan.asked', { count: offered.data.questions.length })}</summary>
          <List size="sm" mt="xs">
            {offered.data.questions.map(({ code, title, isComputed }) => (
              <List.Item key={code}>
                {title}
                {isComputed ? (
                  <Text span size="xs" c="dimmed">
                    {` – ${t('computedHere')}`}
                  </Text>
                ) : null}
              </List.Item>
            ))}
          </List>
        </details>
      ) : null}
    </AppForm>
  )
}
