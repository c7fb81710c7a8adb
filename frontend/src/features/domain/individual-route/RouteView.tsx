import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconApprove, IconCompleted, IconEdit } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ROUTE_LOOK } from './looks'
import { RouteLadder } from './RouteLadder'
import { RouteSheet } from './RouteSheet'
import type { IndividualRoute } from './route.fragment'
import classes from './route.module.css'
import type { ProgrammeChoice } from './StepFields'

const ACTIVATE = graphql(/* GraphQL */ `
  mutation ActivateRoute($input: ActivateRouteInput!) {
    activateRoute(input: $input) {
      __typename
      ... on ActivateRouteRefused {
        reason
      }
    }
  }
`)

const FINISH = graphql(/* GraphQL */ `
  mutation FinishRoute($input: FinishRouteInput!) {
    finishRoute(input: $input) {
      __typename
      ... on FinishRouteRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = { route: IndividualRoute; programmes?: readonly ProgrammeChoice[] }

/** A route to be read, and what the reader may do with it. Namespaces: route, programmes. */
export function RouteView({ route, programmes }: Props) {
  const { t } = useTranslation('route')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const [sheet, setSheet] = useState<'write' | 'finish'>()
  const may = (action: IndividualRoute['viewerCan'][number]) => route.viewerCan.includes(action)
  const activate = useMutation({
    mutationFn: () => graphqlRequest(ACTIVATE, { input: { routeId: route.id } }),
    onSuccess: async ({ activateRoute: answer }) => {
      await refresh()
      if (answer.__typename === 'ActivateRouteRefused')
        return notify(t(`refusal.${answer.reason}`), 'problem')
      notify(t('activate.done'))
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
  const finish = async (result: string): Promise<readonly Refusal[]> => {
    const { finishRoute: answer } = await graphqlRequest(FINISH, { input: { routeId: route.id, result } })
    switch (answer.__typename) {
      case 'FinishRouteDone':
        await refresh()
        notify(t('finish.done'))
        return []
      case 'FinishRouteRefused':
        return [{ message: t(`refusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { result: 'words' })
      default:
        return answer satisfies never
    }
  }
  const writes = may('KEEP') || may('REVISE')
  return (
    <>
      <Group gap="sm" mb={6}>
        <StatusMark {...ROUTE_LOOK[route.state]} label={t(`state.${route.state}`)} />
        {route.edition > 1 ? <Text size="sm">{t('edition', { number: route.edition })}</Text> : null}
        {route.activatedOn ? (
          <Text size="sm" c="dimmed">
            {t('since', { on: format.dayLong(route.activatedOn) })}
          </Text>
        ) : null}
      </Group>
      <Text fw={500} className={classes.goal}>
        {route.goal}
      </Text>
      {route.revisionReason ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('revisedBecause', { reason: route.revisionReason })}
        </Text>
      ) : null}
      <RouteLadder route={route} />
      {route.result ? (
        <Text className={classes.goal}>
          {t('resultLine', {
            on: route.finishedOn ? format.dayLong(route.finishedOn) : '',
            result: route.result,
          })}
        </Text>
      ) : null}
      <Group gap="xs" mt="sm" className="app-no-print">
        {may('ACTIVATE') ? (
          <Button
            leftSection={<IconApprove size={16} aria-hidden />}
            loading={activate.isPending}
            onClick={() => activate.mutate()}
          >
            {t('activate.open')}
          </Button>
        ) : null}
        {writes ? (
          <Button
            variant="default"
            leftSection={<IconEdit size={16} aria-hidden />}
            onClick={() => setSheet('write')}
          >
            {t(route.state === 'DRAFT' ? 'keep.open' : 'revise.open')}
          </Button>
        ) : null}
        {may('FINISH') ? (
          <Button
            variant="default"
            leftSection={<IconCompleted size={16} aria-hidden />}
            onClick={() => setSheet('finish')}
          >
            {t('finish.open')}
          </Button>
        ) : null}
      </Group>
      <RouteSheet
        opened={sheet === 'write'}
        onClose={() => setSheet(undefined)}
        schoolId={route.school.id}
        personId={route.person.id}
        route={route}
        {...(programmes ? { programmes } : {})}
      />
      <WordsSheet
        opened={sheet === 'finish'}
        onClose={() => setSheet(undefined)}
        title={t('finish.title')}
        description={route.goal}
        label={t('finish.result')}
        hint={t('finish.hint')}
        submitLabel={t('finish.open')}
        send={finish}
      />
    </>
  )
}
