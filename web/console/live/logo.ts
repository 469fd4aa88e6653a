/** A logo out of a file: drawn small, as a PNG, whatever it was. A drawing's scripts do not come along. */

/** Pixels of each side: three for each of the 32 that it is shown with. */
const SIDE = 96

/** @returns a `data:` address @throws Error in words, where the file is no picture that this browser draws */
export async function logoFrom(file: File): Promise<string> {
  const picture = new Image()
  picture.src = await addressOf(file)
  await picture.decode().catch(() => {
    throw new Error('This browser cannot draw that file. Take a PNG, JPEG, WebP or SVG.')
  })
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  // An SVG may name no size of its own: then it fills the square.
  const { naturalWidth: width = SIDE, naturalHeight: height = SIDE } = picture
  const scale = SIDE / Math.max(width, height, 1)
  const [across, down] = [width * scale || SIDE, height * scale || SIDE]
  const pen = canvas.getContext('2d')
  if (pen) pen.imageSmoothingQuality = 'high'
  pen?.drawImage(picture, (SIDE - across) / 2, (SIDE - down) / 2, across, down)
  return canvas.toDataURL('image/png')
}

function addressOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(new Error('The file could not be read.')))
    reader.readAsDataURL(file)
  })
}
