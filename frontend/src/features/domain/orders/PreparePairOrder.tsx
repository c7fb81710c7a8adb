import { List, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'

const PREPARE = graphql(/* GraphQL */ `
  mutation PreparePairOrder($input: PreparePairOrderInput!) {
    preparePairOrder(input: $input) {
      __typename
      ... on PreparePairOrderDone {
        order {
          id
        }
      }
      ... on PreparePairOrderRefused {
        reason
        mentorshipId
      }
    }
  }
`)

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const schema = v.object({ startsOn: day, endsOn: day })

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  /** The agreed pairs that go into the order, by name. */
  pairs: readonly { id: string; names: string }[]
}

/** Drafts one order for several pairs and leads to it, where the head reads and signs. */
export function PreparePairOrder({ opened, ...rest }: Props) {
  const { t } = useTranslation('orders')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('prepare.title')}
      description={t('prepare.hint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId, pairs }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('orders')
  const refresh = useRefresh()
  const navigate = useNavigate()
  const app = useAppForm({
    schema,
    initialValues: { startsOn: null as string | null, endsOn: null as string | null },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(PREPARE, { input: { schoolId, mentorshipIds: pairs.map(({ id }) => id), ...values } }),
    onSuccess: async ({ preparePairOrder: answer }) => {
      switch (answer.__typename) {
        case 'PreparePairOrderDone':
          onClose()
          await navigate({ to: '/orders/$orderId', params: { orderId: bareId(answer.order.id) } })
          return refresh()
        case 'PreparePairOrderRefused': {
          const names = pairs.find(({ id }) => id === answer.mentorshipId)?.names
          const words = t(`prepare.refusal.${answer.reason}`)
          return app.refuse([
            {
              path: answer.reason === 'ENDS_BEFORE_IT_BEGINS' ? 'endsOn' : undefined,
              message: names ? t('prepare.refusedFor', { names, words }) : words,
            },
          ])
        }
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('prepare.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <div>
        <Text fw={500}>{t('prepare.pairs', { count: pairs.length })}</Text>
        <List size="sm" mt={4}>
          {pairs.map(({ id, names }) => (
            <List.Item key={id}>{names}</List.Item>
          ))}
        </List>
      </div>
      <DateField
        key={app.key('startsOn')}
        {...app.field('startsOn')}
        label={t('prepare.startsOn')}
        withAsterisk
      />
      <DateField key={app.key('endsOn')} {...app.field('endsOn')} label={t('prepare.endsOn')} withAsterisk />
    </AppForm>
  )
}
