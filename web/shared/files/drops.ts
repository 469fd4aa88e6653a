/** A file that is dropped where nothing takes it would be opened in place of the page. */

/** Keeps files from being opened here; whoever takes them listens for themselves. */
export function keepFilesOut(): void {
  for (const type of ['dragover', 'drop'] as const) {
    addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // Taken by nobody: the pointer says so.
      if (!event.defaultPrevented && type === 'dragover') event.dataTransfer.dropEffect = 'none'
      event.preventDefault()
    })
  }
}
