import { Button, Text } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import classes from './FileDrop.module.css'
import { IconUpload } from './icons'

type Props = {
  /** What is wanted: «Таблица .xlsx или .csv, до 10 МБ». */
  hint: string
  /** «Выбрать файл». */
  buttonLabel: string
  /** «или перетащите его сюда». */
  dropLabel: string
  accept: string
  busy: boolean
  onFile: (file: File) => void
}

/** Takes one file: by a button, which the keyboard reaches, or dropped. */
export function FileDrop({ hint, buttonLabel, dropLabel, accept, busy, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file && !busy) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same
    <div
      className={classes.root}
      data-over={over || undefined}
      data-busy={busy || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        aria-label={buttonLabel}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file, corrected, must be taken again.
          event.currentTarget.value = ''
        }}
      />
      <Button
        leftSection={<IconUpload size={16} aria-hidden />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {buttonLabel}
      </Button>
      <Text size="sm" visibleFrom="xs">
        {dropLabel}
      </Text>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
    </div>
  )
}
