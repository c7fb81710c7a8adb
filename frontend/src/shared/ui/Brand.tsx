import { Link } from '@tanstack/react-router'
import classes from './Brand.module.css'
import { BrandMark } from './BrandMark'

type Props = { /** On a phone only the picture: the context needs the room. */ compact?: boolean }

/** The name of the program, and the way home. */
export function Brand({ compact = false }: Props) {
  return (
    <Link to="/" className={classes.link}>
      <BrandMark compact={compact} />
    </Link>
  )
}
