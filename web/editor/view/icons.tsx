/** Icons that only the editor shows; drawn like those in shared/icons.tsx, whose licence holds for them too. */
import { circle, icon } from '../../shared/icon.tsx'

export const Folder = icon(
  'M4 20h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.7-.9L9.6 3.9A2 2 0 0 0 7.9 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2',
)
export const Bold = icon('M6 12h9a4 4 0 0 1 0 8H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h7a4 4 0 0 1 0 8')
export const Italic = icon('M19 4h-9M14 20H5M15 4 9 20')
export const Link = icon(
  'M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7.1-7.1l-1.7 1.7M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7.1 7.1l1.7-1.7',
)
export const Picture = icon(
  `M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2M21 15l-3.1-3.1a2 2 0 0 0-2.8 0L6 21${circle(9, 9, 2)}`,
)
export const Table = icon(
  'M12 3v18M3 9h18M3 15h18M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2',
)
export const Code = icon('m16 18 6-6-6-6M8 6l-6 6 6 6')
export const Heading = icon('M6 12h12M6 20V4M18 20V4')
export const Bullets = icon('M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01')
export const Numbers = icon('M10 6h11M10 12h11M10 18h11M4 6h1v4M4 10h2M6 18H4c0-1 2-2 2-3s-1-1.5-2-1')
export const History = icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2')
export const Move = icon('M5 9l-3 3 3 3M2 12h20M19 9l3 3-3 3', true)
export const Columns = icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2M12 3v18')
