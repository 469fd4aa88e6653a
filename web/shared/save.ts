/** Handing something to the browser, to be kept as a file. */

/** Some browsers begin to read it only a while after they were asked, in milliseconds. */
const READ_MS = 60_000

/** @param name what the file is called where it is kept */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), READ_MS)
}
