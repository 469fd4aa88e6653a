/** What a reader would hear of a text, whatever it is wrapped in. */
import { asItLooks } from '../domain/lookalikes.ts'
import { fold } from '../domain/text.ts'

/** Folded, without markup, entities, letters that only look right and the spacing-out of letters. */
export function unwrapped(text: string): string {
  return fold(asItLooks(decoded(text.normalize('NFKC').replace(/\u200C|\u200D|\u00AD/g, ''))))
    .replace(withinWord, '')
    .replace(/<\/?[a-z][^<>]{0,200}>/g, ' . ')
    .replace(/\\[nrt]/g, ' . ')
    .replace(/[*_~`]+/g, ' ')
    .replace(spelledOut, (run) => run.replace(/[ .\-*_]/g, '').replace(/(?=please)/, ' '))
}

/** Characters that are written by their numbers, and named ones as the pauses that most of them are. */
function decoded(text: string): string {
  return text
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point).toWellFormed() : ' '
    })
    .replace(/&nbsp;/gi, ' ')
    .replace(/&[a-z]{2,8};/gi, ' . ')
}

/** Tags that change the looks of a part of a word. */
const withinWord =
  /(?<=\p{L})(?:<\/?(?:a|b|i|s|u|em|font|mark|small|span|strong|sub|sup)(?: [^<>]{0,200})?>)+(?=\p{L})/gu

/** `h u m a n`: letters one by one. */
const spelledOut = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-*_]\p{L}){4,}(?![\p{L}\p{N}])/gu
