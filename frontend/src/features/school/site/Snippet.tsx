import { Button, Code, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconDownload, IconLink } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import classes from './SitePage.module.css'
import type { WAYS } from './site.search'
import { address, type Choice, componentSnippet, fetchSnippet, frameSnippet } from './snippets'

type Props = { way: (typeof WAYS)[number]; choice: Choice }

const TEXT = {
  COMPONENT: componentSnippet,
  FRAME: frameSnippet,
  FETCH: fetchSnippet,
  FILE: (choice: Choice) => address(choice, '/embed/practices.html'),
}

/** What is put on the site, to be copied; where the browser refuses, it is selected and copied by hand. */
export function Snippet({ way, choice }: Props) {
  const { t } = useTranslation('site')
  const text = TEXT[way](choice)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      notify(t('copied'))
    } catch {
      notify(t('byHand'), 'problem')
    }
  }
  return (
    <>
      <Text size="sm" mb="xs">
        {t(`wayHint.${way}`)}
      </Text>
      <section aria-label={t('code')}>
        <Code block className={classes.code}>
          {text}
        </Code>
      </section>
      <Group gap="xs" mt="xs">
        <Button leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copy()}>
          {t(way === 'FILE' ? 'copyAddress' : 'copy')}
        </Button>
        {way === 'FILE' ? (
          <Button
            component="a"
            variant="default"
            href={address({ ...choice, origin: '' }, '/embed/practices.html')}
            download="practices.html"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('download')}
          </Button>
        ) : null}
      </Group>
    </>
  )
}
