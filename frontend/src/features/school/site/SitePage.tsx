import { Alert, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TOPICS } from '@/features/domain/terms/lists'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { ComponentPreview, FramePreview } from './Preview'
import classes from './SitePage.module.css'
import { Snippet } from './Snippet'
import { siteQuery } from './site.query'
import { COUNTS, SHOWN, SITE_LANGUAGES, type SiteSearch, WAYS } from './site.search'
import type { Choice } from './snippets'

type Props = { schoolId: string; search: SiteSearch; onSearch: (patch: Partial<SiteSearch>) => void }

/** The product's own accent: what a picker begins with. */
const ACCENT = '1f6f56'

/** How a school puts published practices on its own site: what, how it looks there, and what is copied. */
export function SitePage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['site', 'terms'])
  const query = useQuery(siteQuery(schoolId))
  const school = query.data
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const municipality = school.shown?.municipality
  const shown = search.shown ?? 'SCHOOL'
  const way = search.way ?? 'COMPONENT'
  const choice: Choice = {
    origin: location.origin,
    school: shown === 'SCHOOL' ? school.slug : undefined,
    municipality: shown === 'MUNICIPALITY' ? municipality?.slug : undefined,
    topic: search.topic,
    first: search.count ?? 5,
    lang: search.language ?? 'ru',
    accent: search.accent,
    title: t('listTitle'),
  }
  // Without a public page of the school nobody knows where it lies.
  const places = SHOWN.filter((each) => each !== 'MUNICIPALITY' || municipality)
  const nothing = shown === 'SCHOOL' && (school.shown?.practices.totalCount ?? 0) === 0
  return (
    <>
      <PageHeader eyebrow={school.name} title={t('title')} description={t('hint')} />
      <Stack gap="md">
        <Panel title={t('choose')}>
          <div className={classes.fields}>
            <NativeSelect
              label={t('shown')}
              value={shown}
              data={places.map((each) => ({
                value: each,
                label: t(`shownOf.${each}`, { municipality: municipality?.name ?? '' }),
              }))}
              onChange={({ currentTarget: { value } }) =>
                onSearch({ shown: SHOWN.find((each) => each === value && each !== 'SCHOOL') })
              }
            />
            <NativeSelect
              label={t('topic')}
              value={search.topic ?? ''}
              data={[
                { value: '', label: t('everyTopic') },
                ...TOPICS.map((topic) => ({ value: topic, label: t(`terms:topic.${topic}`) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                onSearch({ topic: TOPICS.find((each) => each === value) })
              }
            />
            <NativeSelect
              label={t('count')}
              value={String(choice.first)}
              data={COUNTS.map(String)}
              onChange={({ currentTarget: { value } }) =>
                onSearch({ count: COUNTS.find((each) => String(each) === value) })
              }
            />
            <NativeSelect
              label={t('language')}
              value={choice.lang}
              data={SITE_LANGUAGES.map((each) => ({ value: each, label: t(`languageOf.${each}`) }))}
              onChange={({ currentTarget: { value } }) =>
                onSearch({ language: SITE_LANGUAGES.find((each) => each === value) })
              }
            />
            <TextInput
              type="color"
              label={t('accent')}
              description={search.accent ? undefined : t('accentOfSite')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={`#${search.accent ?? ACCENT}`}
              onChange={({ currentTarget: { value } }) => onSearch({ accent: value.slice(1) })}
            />
            {search.accent ? (
              <Button variant="default" onClick={() => onSearch({ accent: undefined })}>
                {t('ownColours')}
              </Button>
            ) : null}
          </div>
        </Panel>
        {nothing ? (
          <Alert variant="outline" role="note" title={t('nothing')}>
            {t('nothingHint')}
          </Alert>
        ) : null}
        <div className={classes.columns}>
          <Panel title={t('put')}>
            <NativeSelect
              label={t('way')}
              mb="sm"
              value={way}
              data={WAYS.map((each) => ({ value: each, label: t(`wayOf.${each}`) }))}
              onChange={({ currentTarget: { value } }) =>
                onSearch({ way: WAYS.find((each) => each === value) })
              }
            />
            <Snippet way={way} choice={choice} />
          </Panel>
          <Panel title={t('preview')} description={t('previewHint')}>
            {way === 'COMPONENT' ? <ComponentPreview choice={choice} /> : <FramePreview choice={choice} />}
          </Panel>
        </div>
        <Text size="sm" c="dimmed">
          {t('names')}
        </Text>
      </Stack>
    </>
  )
}
