/** A short bell for news that nobody saw come. Loaded when it is first to be heard. */

/** Whether it was read in another tab shows within this time, in milliseconds. */
const SETTLE_MS = 400
/** One bell in this time, in all tabs together. */
const QUIET_MS = 2_000
/** A hotel's desk bell: the strike, and a higher partial that dies away sooner. Hertz, share of the loudness, seconds. */
const PARTIALS = [
  [1_046.5, 0.12, 0.9],
  [2_793.8, 0.05, 0.4],
] as const

/**
 * Rings once, in one of the tabs that may. Browsers let a page be heard only after the customer did something in it:
 * before that nothing is even tried.
 * @param wanted whether it is still news, and the sound is not off
 */
export async function ring(wanted: () => boolean): Promise<void> {
  if (!navigator.userActivation?.hasBeenActive) return
  await after(SETTLE_MS)
  if (!wanted()) return
  const once = async (lock: Lock | null) => {
    if (!lock) return
    strike()
    await after(QUIET_MS)
  }
  try {
    await navigator.locks.request('bellhop-sound', { ifAvailable: true }, once)
  } catch {
    // Without locks each tab rings for itself.
    strike()
  }
}

function strike(): void {
  const audio = new AudioContext()
  const now = audio.currentTime
  for (const [pitch, loudness, seconds] of PARTIALS) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(loudness, now)
    volume.gain.exponentialRampToValueAtTime(0.0001, now + seconds)
    tone.connect(volume).connect(audio.destination)
    tone.start(now)
    tone.stop(now + seconds)
  }
  setTimeout(() => void audio.close(), QUIET_MS)
}

function after(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
