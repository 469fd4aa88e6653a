/** Icons of parts that the panel loads later; drawn like those in icons.tsx, whose licence holds for them too. */
import { icon } from './icon.tsx'

export const ArrowBack = icon('m12 19-7-7 7-7M19 12H5', true)
export const NewTab = icon('M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6')
export const Copy = icon(
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2M4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2',
)
export const Check = icon('M20 6 9 17l-5-5')
