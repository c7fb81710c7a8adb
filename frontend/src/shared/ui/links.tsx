import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode, Ref } from 'react'

type AnchorBaseProps = Omit<AnchorProps, 'children'> & Omit<ComponentProps<'a'>, keyof AnchorProps>
type ButtonBaseProps = Omit<ButtonProps, 'children'> &
  Omit<ComponentProps<'a'>, keyof ButtonProps> & { children?: ReactNode }

function AnchorBase({ ref, ...props }: AnchorBaseProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor ref={ref} {...props} />
}

function ButtonBase({ ref, ...props }: ButtonBaseProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" ref={ref} {...props} />
}

/** A link in text, its `to`, `params` and `search` checked against the routes. */
export const AnchorLink = createLink(AnchorBase)

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink = createLink(ButtonBase)
