/** The sound of the desk's bell, made here: nothing is loaded. Browsers allow it once something was pressed. */

let audio: AudioContext | undefined

/** Whether the browser would let the page sound now. */
export function hasGesture(): boolean {
  return navigator.userActivation?.hasBeenActive ?? audio?.state === 'running'
}

/** Rings once: two partials that die away within half a second. @returns false where there is no sound to be had */
export function ring(): boolean {
  if (!hasGesture() || typeof AudioContext === 'undefined') return false
  try {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') void audio.resume()
    const start = audio.currentTime
    for (const [frequency, loudness] of [
      [1_568, 0.09],
      [4_186, 0.03],
    ] as const) {
      const tone = audio.createOscillator()
      const volume = audio.createGain()
      tone.frequency.value = frequency
      volume.gain.setValueAtTime(loudness, start)
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
      tone.connect(volume).connect(audio.destination)
      tone.start(start)
      tone.stop(start + 0.5)
    }
    return true
  } catch {
    // No sound here; the title and the list tell.
    return false
  }
}
