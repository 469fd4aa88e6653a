/**
 * Icons, drawn after Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Contributors.
 * Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
 * granted, provided that the above copyright notice and this permission notice appear in all copies.
 *
 * They are decoration: hidden from assistive technology, so that whatever carries one needs words of its own.
 */
import { circle, icon } from './icon.tsx'

// Those that only the console shows are in a file of their own, so that customers do not load them.
export * from './icons-console.tsx'

/** The reception bell: Bellhop's own mark. */
export const Bell = icon('M3 20h18M20 16a8 8 0 1 0-16 0M4 16h16v0H4M12 8V4M10 4h4')
export const Send = icon('M12 19V5M5 12l7-7 7 7')
export const Close = icon('M18 6 6 18M6 6l12 12')
export const Menu = icon(`${circle(12, 12, 1)}${circle(12, 5, 1)}${circle(12, 19, 1)}`)
export const Plus = icon('M5 12h14M12 5v14')
export const Pencil = icon('M17 3a2.85 2.83 0 1 1 4 4L7.5 20.5 2 22l1.5-5.5ZM15 5l4 4')
export const Stop = icon('M8 6h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2')
export const Person = icon(`M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2${circle(12, 7, 4)}`)
export const Clock = icon(`${circle(12, 12, 10)}M12 6v6l4 2`)
export const Offline = icon(
  'M12 20h.01M8.5 16.43a5 5 0 0 1 7 0M5 12.86a10 10 0 0 1 5.17-2.69M19 12.86a10 10 0 0 0-2-1.52M2 8.82a15 15 0 0 1 4.18-2.64M22 8.82a15 15 0 0 0-11.29-3.76M2 2l20 20',
)
export const Warning = icon('m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01')
export const ThumbUp = icon(
  'M7 10v12M15 5.88 14 10h5.83a2 2 0 0 1 1.92 2.56l-2.33 8A2 2 0 0 1 17.5 22H4a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2h2.76a2 2 0 0 0 1.79-1.11L12 2a3.13 3.13 0 0 1 3 3.88Z',
)
export const ThumbDown = icon(
  'M17 14V2M9 18.12 10 14H4.17a2 2 0 0 1-1.92-2.56l2.33-8A2 2 0 0 1 6.5 2H20a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-2.76a2 2 0 0 0-1.79 1.11L12 22a3.13 3.13 0 0 1-3-3.88Z',
)
export const Star = icon(
  'm12 2.5 2.94 5.95 6.56.96-4.75 4.63 1.12 6.54L12 17.49l-5.87 3.09 1.12-6.54L2.5 9.41l6.56-.96Z',
)
export const ArrowDown = icon('M12 5v14M19 12l-7 7-7-7')
export const ChevronDown = icon('m6 9 6 6 6-6')
export const Book = icon(
  'M12 7v14M3 18a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5a4 4 0 0 1 4 4 4 4 0 0 1 4-4h5a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3Z',
)
export const Download = icon('M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3')
