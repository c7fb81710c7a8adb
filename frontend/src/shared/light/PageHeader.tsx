import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './PageHeader.module.css'

type Props = {
  title: string /** Where we are, above the title. */
  eyebrow?: ReactNode
  description?: string
}

/** The only `h1` of a screen; it also names the browser tab. */
export function PageHeader({ title, eyebrow, description }: Props) {
  const { t } = useTranslation()
  const product = t('app.title')
  useEffect(
    function nameTheTab() {
      document.title = `${title} · ${product}`
    },
    [title, product],
  )
  return (
    <div className={classes.root}>
      {eyebrow ? <div className={classes.eyebrow}>{eyebrow}</div> : null}
      <h1>{title}</h1>
      {description ? <p className={classes.description}>{description}</p> : null}
    </div>
  )
}
