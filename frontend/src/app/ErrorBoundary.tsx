import { Component, type ReactNode } from 'react'
import { isChunkError, reloadOnce } from '@/shared/lib/chunk-error'
import { ErrorNote } from '@/shared/ui/ErrorNote'

type Props = { children: ReactNode }
type State = { error: unknown; failed: boolean }

/** The last net, under the router's own: a crash of the frame itself still says something in words. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, failed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }

  override componentDidCatch(error: unknown) {
    if (isChunkError(error)) reloadOnce()
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main style={{ maxWidth: '40rem', margin: '10vh auto', padding: 16 }}>
        <ErrorNote error={this.state.error} onRetry={() => location.reload()} />
      </main>
    )
  }
}
