import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import { useFormat } from '@/shared/i18n/format'
import { bareId, type PlaceLevel, placePagePath } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDownload, IconInfo } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import classes from './document-templates.module.css'
import { type DocumentTemplate, templatePreviewsQuery } from './document-templates.query'
import { lines, openPlaces, pieces, placeKey } from './filled'

type Props = {
  level: PlaceLevel
  placeId: string
  /** Whether the reader may enter documents here. */
  adds: boolean
  template: DocumentTemplate | undefined
  onClose: () => void
}

/** A template filled for the place: what is known stands in its place, what is not is marked. Namespace: documentTemplates. */
export function TemplatePreview({ template, onClose, ...rest }: Props) {
  const { t } = useTranslation('documentTemplates')
  return (
    <SideSheet
      opened={template !== undefined}
      onClose={onClose}
      size="lg"
      title={template?.title ?? ''}
      description={t('previewHint')}
    >
      {template ? <Filled template={template} {...rest} /> : null}
    </SideSheet>
  )
}

function Filled({
  level,
  placeId,
  adds,
  template,
}: Omit<Props, 'template' | 'onClose'> & { template: DocumentTemplate }) {
  const { t } = useTranslation('documentTemplates')
  const format = useFormat()
  const query = useQuery(templatePreviewsQuery(level, placeId))
  const save = useMutation({
    mutationFn: () =>
      saveFile(
        `/files/document-templates/${bareId(template.id)}.docx?place=${encodeURIComponent(placeId)}`,
        `${template.title}.docx`,
      ),
  })
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  const text = query.data?.[template.id]
  if (text === undefined) return <PageLoading />
  if (text === null) return <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
  const open = openPlaces(text)
  const placeName = (name: string) => t(`place.${placeKey(name)}`, name)
  return (
    <Stack gap="md" pb="md">
      {open.length > 0 ? (
        <Alert color="amber" variant="outline" role="note" icon={<IconInfo aria-hidden />}>
          {t('open', { count: open.length, list: format.list(open.map(placeName)) })}
        </Alert>
      ) : null}
      <article className={classes.sheet} aria-label={template.title}>
        {lines(text).map(({ text: words, isHeading }, at) =>
          isHeading ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
            <h3 key={at} className={classes.heading}>
              <Words text={words} />
            </h3>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
            <p key={at} className={classes.line}>
              <Words text={words} />
            </p>
          ),
        )}
      </article>
      {save.error ? <ErrorNote error={save.error} /> : null}
      <Text size="sm" c="dimmed">
        {t(adds ? 'back' : 'backReader')}
      </Text>
      <Group justify="flex-end" gap="xs" className="app-no-print">
        <Button
          variant={adds ? 'default' : 'filled'}
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('docx')}
        </Button>
        {adds ? (
          <ButtonLink to={placePagePath({ id: placeId, level }, 'documents')} search={{ add: template.kind }}>
            {t('bringBack')}
          </ButtonLink>
        ) : null}
      </Group>
    </Stack>
  )
}

/** Words of a template; what a person has to write is marked and named in the reader's language. */
function Words({ text }: { text: string }) {
  const { t } = useTranslation('documentTemplates')
  return pieces(text).map((piece, at) => {
    if (!piece.isOpen) return piece.text
    const name = piece.text.slice(1, -1)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <mark key={at} className={classes.open} title={piece.text}>
        {`{${t(`place.${placeKey(name)}`, name)}}`}
      </mark>
    )
  })
}
