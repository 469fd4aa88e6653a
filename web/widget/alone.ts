/** One tab at a time, where the browser can see to it: pages without https and frames without storage get no locks. */
export async function alone<T>(run: () => Promise<T>): Promise<T> {
  let started: Promise<T> | undefined
  const start = () => {
    started ??= run()
    return started
  }
  try {
    return await navigator.locks.request('bellhop-start', start)
  } catch {
    return await start()
  }
}
