import { Component, type ReactNode } from 'react'
import { isChunkError, reloadOnce } from '@/shared/lib/chunk-error'
import { ErrorNote } from '@/shared/light/ErrorNote'

type Props = { children: ReactNode }
type State = { error: unknown; failed: boolean }

/** The last net: a crash of a page still says something in words. */
export class Crash extends Component<Props, State> {
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
      <main className="app-crash">
        <ErrorNote error={this.state.error} onRetry={() => location.reload()} />
      </main>
    )
  }
}
