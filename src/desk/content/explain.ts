/** Why an article is not changed, in words that say what to do. */
import { sizeOf } from '../../domain/files.ts'
import type { ArticleDenied } from '../desk.ts'
import type { Explained } from '../explained.ts'

export function explainArticle(denied: ArticleDenied): Explained {
  switch (denied.refused) {
    case 'noArticle':
      return { code: 'not_found', message: 'There is no such article.' }
    case 'notInBin':
      return { code: 'not_found', message: 'This is not in the bin any more.' }
    case 'noRevision':
      return { code: 'not_found', message: 'There is no such revision.' }
    case 'noDraft':
      return { code: 'not_found', message: 'There is no such draft any more.' }
    case 'draftInUse':
      return {
        code: 'forbidden',
        message: `${denied.name} changed this draft within the last ${denied.days} days. Until it was left alone for so long, only an admin may discard it; you can continue it as your own.`,
      }
    case 'articleChanged': {
      const { newer, path } = denied
      return newer
        ? {
            code: 'conflict',
            message: `${newer.by.name} changed ${path} after the text that you worked on. Both texts are kept: merge them, then publish on revision ${newer.revision.slice(0, 12)}.`,
            newer,
          }
        : {
            code: 'conflict',
            message: `${path} is not there any more: it was moved, put into the bin or removed. Your text is kept; publish it as a new article, or look where it went.`,
          }
    }
    case 'faultyArticle':
      return {
        code: 'bad_request',
        message: `This would leave the article out of the knowledge base: ${denied.faults[0]?.message ?? ''}`,
        fields: denied.faults.map(({ line, message }) => ({ path: `text:${line}`, message })),
      }
    case 'taken':
      return {
        code: 'conflict',
        message: `There is ${denied.path} already. Choose another path; one that differs by letter case alone is the same on many systems.`,
      }
    case 'badPath':
      return atPath(`${denied.path ? `The path ${shortened(denied.path)}` : 'The path'} ${denied.why}.`)
    case 'notEditable':
      return atPath(`${shortened(denied.path)} ${denied.why}. It can only be changed on disk.`)
    case 'notWritable':
      return {
        code: 'unavailable',
        message: `The file system does not let ${shortened(denied.path)} be written (${denied.why}). Nothing was changed; ask whoever operates Bellhop for write permission on the knowledge base.`,
      }
    case 'noPicture':
      return {
        code: 'bad_request',
        message:
          'Only PNG, JPEG, GIF, WebP and AVIF pictures are taken, whatever the file is called; SVG can hold scripts.',
      }
    case 'largePicture':
      return { code: 'too_large', message: `A picture may have ${sizeOf(denied.most, 'en')} at most.` }
  }
}

function atPath(message: string): Explained {
  return { code: 'bad_request', message, fields: [{ path: 'path', message }] }
}

const shortened = (path: string) => (path.length > 120 ? `${path.slice(0, 119)}…` : path)
