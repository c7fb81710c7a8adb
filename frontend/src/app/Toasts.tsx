import { Notifications } from '@mantine/notifications'

/** A chunk of its own: no page needs a toast before its first act. */
function Toasts() {
  return <Notifications position="bottom-right" />
}

// biome-ignore lint/style/noDefaultExport: React.lazy reads the default export
export default Toasts
