/** Files that somebody pastes into the page or drops onto it. */

interface Bringing {
  /** Takes files in. */
  onFiles: (files: readonly File[]) => void
  /** Whether files hang over the page, to be dropped. */
  onOver: (over: boolean) => void
}

/** Listens on the whole page. @returns what ends that */
export function takeBrought({ onFiles, onOver }: Bringing): () => void {
  let depth = 0
  const has = (data: DataTransfer | null) => data?.types.includes('Files') ?? false
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    // What was copied from a text program comes as a picture too: there the text is meant.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(files)
  }
  const onDrag = (event: DragEvent) => {
    if (!has(event.dataTransfer)) return
    event.preventDefault()
    if (event.type === 'dragenter') depth++
    if (event.type === 'dragleave') depth--
    if (event.type === 'drop') depth = 0
    onOver(depth > 0)
    if (event.type === 'drop') onFiles([...(event.dataTransfer?.files ?? [])])
  }
  const drags = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
  document.addEventListener('paste', onPaste)
  for (const type of drags) document.addEventListener(type, onDrag)
  return () => {
    document.removeEventListener('paste', onPaste)
    for (const type of drags) document.removeEventListener(type, onDrag)
  }
}
