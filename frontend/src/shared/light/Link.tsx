import type { ComponentProps, MouseEvent } from 'react'
import { go, here, isPublicPath } from './address'
import classes from './Link.module.css'

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  href: string
  /** A link that looks like a button, or like nothing at all. */
  look?: 'text' | 'button' | 'bare'
}

/** A link: within the public pages without loading the document anew, to any other page as browsers do it. */
export function Link({ href, look = 'text', className, onClick, ...props }: Props) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || elsewhere || !isPublicPath(new URL(href, location.href).pathname)) return
    event.preventDefault()
    const { path, search } = here()
    go(href, href === path + search ? 'replace' : 'push')
  }
  return <a {...props} href={href} onClick={follow} className={[classes[look], className].join(' ').trim()} />
}
