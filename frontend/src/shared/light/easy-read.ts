import { useState } from 'react'

/** Black on white or white on black. */
export const COLOURS = ['light', 'dark'] as const
/** How large, against the usual: 125, 150 and 200 %. */
export const SIZES = ['1', '2', '3'] as const

export type EasyRead = { colours: (typeof COLOURS)[number]; size: (typeof SIZES)[number] }

/** `public/before-paint.js` reads it too, so that the page is never drawn small first. */
const KEY = 'nastavnik.easy-read'
const FIRST: EasyRead = { colours: 'light', size: '2' }

function stored(): EasyRead | undefined {
  const [colours, size] = (localStorage.getItem(KEY) ?? '').split(' ')
  const known = {
    colours: COLOURS.find((each) => each === colours),
    size: SIZES.find((each) => each === size),
  }
  return known.colours && known.size ? { colours: known.colours, size: known.size } : undefined
}

function show(easy: EasyRead | undefined): void {
  const { dataset } = document.documentElement
  if (easy) {
    localStorage.setItem(KEY, `${easy.colours} ${easy.size}`)
    dataset.easy = easy.colours
    dataset.easySize = easy.size
  } else {
    localStorage.removeItem(KEY)
    delete dataset.easy
    delete dataset.easySize
  }
}

/** Large and contrast: kept in this browser, `undefined` when it is off. */
export function useEasyRead() {
  const [easy, setEasy] = useState(stored)
  const set = (next: EasyRead | undefined) => {
    show(next)
    setEasy(next)
  }
  return {
    easy,
    turnOn: () => set(FIRST),
    turnOff: () => set(undefined),
    change: (patch: Partial<EasyRead>) => set({ ...(easy ?? FIRST), ...patch }),
  }
}
