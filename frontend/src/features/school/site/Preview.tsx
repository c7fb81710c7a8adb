import { createElement, useEffect, useState } from 'react'
import classes from './SitePage.module.css'
import { address, attributes, type Choice } from './snippets'

/** The list as the component draws it, right here; the component is loaded when it is first looked at. */
export function ComponentPreview({ choice }: { choice: Choice }) {
  const [ready, setReady] = useState(false)
  useEffect(function loadTheComponent() {
    void import('@/widget/practices').then(() => setReady(true))
  }, [])
  if (!ready) return null
  const style = choice.accent ? { '--nastavnik-accent': `#${choice.accent}` } : {}
  return createElement('nastavnik-practices', { ...attributes(choice), heading: '3', style })
}

/** The page that a frame shows. */
export function FramePreview({ choice }: { choice: Choice }) {
  const path = address({ ...choice, origin: '' }, '/embed/practices')
  return <iframe src={path} title={choice.title} className={classes.frame} />
}
