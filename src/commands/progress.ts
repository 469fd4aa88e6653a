/** Says what is going on while something takes longer than a second. */
const PATIENCE_MS = 1_000

export async function whileWaiting<T>(doing: string, work: Promise<T>): Promise<T> {
  const began = performance.now()
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000)
    process.stderr.write(process.stderr.isTTY ? `\r${doing} … ${seconds} s ` : `${doing} … ${seconds} s\n`)
  }, PATIENCE_MS)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (process.stderr.isTTY && performance.now() - began > PATIENCE_MS) process.stderr.write('\n')
  }
}
