/** How far a long command is. */
const width = 30
/** Where nobody watches a terminal, a line for each of so many parts of the whole. */
const plainLines = 10

/** A bar on a terminal; elsewhere plain lines, so that a log stays readable. All of it on standard error. */
export function progressBar(total: number, what: string): (done: number, of?: string) => void {
  const began = performance.now()
  let said = 0
  return (done, of = '') => {
    const seconds = Math.round((performance.now() - began) / 1000)
    if (process.stderr.isTTY) {
      const full = Math.round((width * done) / Math.max(1, total))
      const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
      process.stderr.write(
        `\r\x1b[2K${bar} ${done} of ${total} ${what}, ${seconds} s  ${of}${done === total ? '\n' : ''}`,
      )
    } else if (done === total || Math.floor((plainLines * done) / total) > said) {
      said = Math.floor((plainLines * done) / total)
      process.stderr.write(`${done} of ${total} ${what}, ${seconds} s${of && `  ${of}`}\n`)
    }
  }
}
