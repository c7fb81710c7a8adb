import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '@/shared/ui/links'
import classes from './NotFound.module.css'

/** One face for «does not exist» and «not yours»: the difference is nobody's business. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <div className={classes.root}>
      <Title order={1}>{t('notFound.title')}</Title>
      <Text c="dimmed">{t('notFound.hint')}</Text>
      <ButtonLink to="/" variant="default" mt="sm">
        {t('notFound.home')}
      </ButtonLink>
    </div>
  )
}

/** The same outside of every frame, where nothing else gives a landmark. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  )
}
