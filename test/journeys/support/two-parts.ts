/** An answer of a model in two sentences, with as much time in between as a journey wants. */
import { dataIn, type Script } from '../../fake-openai/server.ts'

export const first = 'Our stoneware cups are safe in the dishwasher and the microwave'
export const last = 'sudden heat or cold cracks the glaze'

/** The article's own two sentences, the second kept back until it is released, so that there is time in between. */
export function inTwoParts(): { script: Script; release: () => void } {
  let release = () => {}
  const until = new Promise<void>((resolve) => {
    release = resolve
  })
  const script: Script = (request) => {
    const passages = (dataIn(request, 'passages') ?? []) as { n: number; text: string }[]
    const n = passages.find(({ text }) => text.includes('stoneware cups are safe'))?.n ?? 1
    const text = `${first} [${n}]. Do not put them on a flame or in the freezer: ${last} [${n}].`
    return { text, piece: 10, hold: { from: last, until } }
  }
  return { script, release: () => release() }
}
