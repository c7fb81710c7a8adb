import { Button, Group, Select, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LaidOutTemplateQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { LAID_OUT, usableTemplatesQuery } from './templates.query'

type School = NonNullable<NonNullable<LaidOutTemplateQuery['viewer']>['school']>
export type TakenTemplate = NonNullable<School['programmeTemplate']>

type Props = {
  schoolId: string
  /** The first day that the form has now. */
  startsOn: () => string
  /** What the form was filled from, if it was. */
  taken: { title: string } | undefined
  onTake: (template: TakenTemplate) => void
  onUndo: () => void
}

/** Fills a programme from a template; nothing for who does not work with the shelf. Namespace: templates. */
export function TakeTemplate({ schoolId, startsOn, taken, onTake, onUndo }: Props) {
  const { t } = useTranslation('templates')
  const query = useQuery(usableTemplatesQuery(schoolId))
  const templates = query.data?.viewer?.school?.programmeTemplates?.nodes ?? []
  const take = useMutation({
    mutationFn: (id: string) => graphqlRequest(LAID_OUT, { school: schoolId, id, startsOn: startsOn() }),
    onSuccess: ({ viewer }) => {
      const found = viewer?.school?.programmeTemplate
      if (found) onTake(found)
    },
  })
  if (templates.length === 0) return null
  return (
    <div>
      <Select
        label={t('take')}
        description={t('takeHint')}
        placeholder={t('takeNone')}
        data={templates.map(({ id, title, owner }) => ({
          value: id,
          label: t('option', { title, owner: t(`ownerOf.${owner.level}`) }),
        }))}
        value={null}
        disabled={take.isPending}
        searchable
        onChange={(id) => (id ? take.mutate(id) : undefined)}
      />
      <div role="status">
        {taken ? (
          <Group gap="xs" mt="xs">
            <Text size="sm">{t('taken', { title: taken.title })}</Text>
            <Button size="compact-sm" variant="subtle" onClick={onUndo}>
              {t('undo')}
            </Button>
          </Group>
        ) : null}
      </div>
      {take.error ? <ErrorNote error={take.error} /> : null}
    </div>
  )
}
