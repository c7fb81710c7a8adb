import { Button, Menu, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { IconOpenDown, IconRemove } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const VIEWS = graphql(/* GraphQL */ `
  query SavedViews {
    viewer {
      savedViews {
        id
        name
        address
      }
    }
  }
`)

const KEEP = graphql(/* GraphQL */ `
  mutation KeepView($input: KeepViewInput!) {
    keepView(input: $input) {
      __typename
      ... on KeepViewRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const FORGET = graphql(/* GraphQL */ `
  mutation ForgetView($input: ForgetViewInput!) {
    forgetView(input: $input) {
      __typename
    }
  }
`)

const KEY = ['viewer', 'saved-views']

/** The reader's own selections of this page: each is an address with a name. */
export function SavedViews() {
  const { t } = useTranslation('banks')
  const navigate = useNavigate()
  const client = useQueryClient()
  const here = useRouterState({ select: (state) => state.location })
  const [naming, sheet] = useDisclosure()
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => graphqlRequest(VIEWS, undefined, { signal }),
  })
  const forget = useMutation({
    mutationFn: (viewId: string) => graphqlRequest(FORGET, { input: { viewId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
  const all = query.data?.viewer?.savedViews ?? []
  const ofThisPage = all.filter(({ address }) => address.split('?')[0] === here.pathname)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconOpenDown size={16} aria-hidden />}>
            {t('views.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ofThisPage.map(({ id, name, address }) => (
            <Menu.Item key={id} onClick={() => void navigate({ href: address })}>
              {name}
            </Menu.Item>
          ))}
          {ofThisPage.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item onClick={sheet.open}>{t('views.keep')}</Menu.Item>
          {ofThisPage
            .filter(({ address }) => address === here.href)
            .map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconRemove size={16} aria-hidden />}
                onClick={() => forget.mutate(id)}
              >
                {t('views.forget', { name })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <SideSheet opened={naming} onClose={sheet.close} title={t('views.keep')} description={t('views.hint')}>
        <NameForm address={here.href} onClose={sheet.close} />
      </SideSheet>
    </>
  )
}

const schema = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

function NameForm({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('banks')
  const { t: tCommon } = useTranslation()
  const client = useQueryClient()
  const app = useAppForm({ schema, initialValues: { name: '' } })
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => graphqlRequest(KEEP, { input: { name, address } }),
    onSuccess: async ({ keepView: answer }) => {
      switch (answer.__typename) {
        case 'KeepViewDone':
          await client.invalidateQueries({ queryKey: KEY })
          notify(t('views.kept'))
          return onClose()
        case 'KeepViewRefused':
          return app.refuse([{ path: 'name', message: t(`views.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
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
      submitLabel={t('views.keep')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <TextInput key={app.key('name')} {...app.field('name')} label={t('views.name')} withAsterisk />
    </AppForm>
  )
}
