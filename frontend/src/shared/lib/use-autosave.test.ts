import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAutosave } from './use-autosave'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function autosave(keep = vi.fn(async () => true), stopped = { current: false }) {
  return { keep, stopped, ...renderHook(() => useAutosave(keep, stopped)) }
}

describe('what is typed', () => {
  it('is kept once after a moment of silence', async () => {
    const { keep, result } = autosave()
    result.current.touch()
    await vi.advanceTimersByTimeAsync(500)
    result.current.touch()
    await vi.advanceTimersByTimeAsync(500)
    expect(keep).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(500)
    expect(keep).toHaveBeenCalledTimes(1)
  })

  it('is kept by one saving at a time', async () => {
    let done = (_: boolean) => {}
    const { keep, result } = autosave(
      vi.fn(
        () =>
          new Promise<boolean>((resolve) => {
            done = resolve
          }),
      ),
    )
    const first = result.current.flush()
    const second = result.current.flush()
    expect(keep).toHaveBeenCalledTimes(1)
    done(true)
    expect(await Promise.all([first, second])).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(0)
    void result.current.flush()
    expect(keep).toHaveBeenCalledTimes(2)
  })

  it('waits while somebody has to choose', async () => {
    const { keep, stopped, result } = autosave()
    stopped.current = true
    expect(await result.current.flush()).toBe(false)
    expect(keep).not.toHaveBeenCalled()
  })

  it('is kept when the connection is back, and when the page is left', async () => {
    const { keep, unmount } = autosave()
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(keep).toHaveBeenCalledTimes(1)
    unmount()
    await vi.advanceTimersByTimeAsync(0)
    expect(keep).toHaveBeenCalledTimes(2)
    window.dispatchEvent(new Event('online'))
    expect(keep).toHaveBeenCalledTimes(2)
  })
})
