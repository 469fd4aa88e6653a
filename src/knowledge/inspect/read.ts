/** What the text of one file holds, read once: headings, links, pictures and prose, each with its place. */
import type { Definition, Heading, Image, Link, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { flattened } from '../blocks.ts'
import { type FrontMatter, type KeyPlaces, type Place, type Remark, readFrontMatter } from '../front-matter.ts'
import { fragmentOf } from '../passages.ts'
import { oneLine, plain } from '../plain-text.ts'
import { fromHtml } from '../remnants.ts'
import { treeInParts } from '../tree-in-parts.ts'
import { lineStarts, placeIn } from './places.ts'

export interface Written {
  /** The whole file. */
  text: string
  front: FrontMatter
  /** Of the front matter. */
  remarks: Remark[]
  places: ReadonlyMap<string, KeyPlaces>
  /** Whether nothing below the front matter was read, because the block on top is in error. */
  unread: boolean
  tree: Root
  headings: WrittenHeading[]
  /** Fragments that links can name. */
  anchors: ReadonlySet<string>
  links: WrittenLink[]
  pictures: WrittenPicture[]
  /** The place of a part of the tree. */
  placeOf(node: Nodes): Place
}

export interface WrittenHeading {
  depth: number
  text: string
  place: Place
  /** Whether it stands first of all that is shown. */
  opens: boolean
}

export interface WrittenLink {
  address: string
  place: Place
  /** Where its address stands, where it can be replaced. */
  addressAt?: { from: number; to: number }
}

export interface WrittenPicture {
  address: string
  alt: string
  place: Place
}

/** @returns undefined where the markdown is nested too deeply to be read */
export function readWritten(text: string): Written | undefined {
  const { front, body, start, remarks, places } = readFrontMatter(text)
  const unread = remarks.some(({ severity }) => severity === 'error')
  const source = flattened(body)
  const tree = parsed(unread ? '' : source)
  if (!tree) return undefined
  const starts = lineStarts(text)
  // Where nesting was cut, columns of that line and offsets below it are not the file's.
  const exact = source === body
  const placeOf = (node: Nodes): Place => {
    const from = start + (node.position?.start.offset ?? 0)
    return placeIn(starts, from, start + (node.position?.end.offset ?? 0))
  }
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node) => void definitions.set(node.identifier, node))
  const links: WrittenLink[] = []
  const pictures: WrittenPicture[] = []
  visit(tree, (node) => {
    if (node.type === 'link') links.push(readLink(node, node))
    else if (node.type === 'image') pictures.push({ address: node.url, alt: node.alt ?? '', place: placeOf(node) })
    else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier)
      if (definition && node.type === 'linkReference') links.push(readLink(definition, node))
      else if (definition && node.type === 'imageReference')
        pictures.push({ address: definition.url, alt: node.alt ?? '', place: placeOf(node) })
    }
  })
  function readLink(holder: Link | Definition, shown: Nodes): WrittenLink {
    const addressAt = exact ? addressIn(text, holder, placeOf(holder)) : undefined
    return { address: holder.url, place: placeOf(shown), ...(addressAt && { addressAt }) }
  }
  const { headings, anchors } = readHeadings(tree, placeOf)
  return { text, front, remarks, places, unread, tree, headings, anchors, links, pictures, placeOf }
}

function parsed(source: string): Root | undefined {
  try {
    return treeInParts(source)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Headings of the page, those in raw HTML for their fragments alone. */
function readHeadings(tree: Root, placeOf: (node: Nodes) => Place): Pick<Written, 'headings' | 'anchors'> {
  const slugs = new Map<string, number>()
  const headings: WrittenHeading[] = []
  const anchors = new Set<string>()
  let shown = false
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const text = oneLine(plain(node satisfies Heading))
      anchors.add(fragmentOf(text, slugs))
      headings.push({ depth: node.depth, text, place: placeOf(node), opens: !shown })
    } else if (node.type === 'html') {
      for (const block of fromHtml(node.value)) if (block.kind === 'heading') anchors.add(fragmentOf(block.text, slugs))
    }
    if (node.type !== 'definition' && node.type !== 'html') shown = true
  }
  return { headings, anchors }
}

/** The fragments of an article's headings, as GitHub makes them. */
export function anchorsOf(body: string): ReadonlySet<string> {
  const tree = parsed(flattened(body))
  const nowhere: Place = { line: 0, column: 0, from: 0, to: 0 }
  return tree ? readHeadings(tree, () => nowhere).anchors : new Set()
}

/** Behind the words of a link, or behind the label of a definition. */
function addressIn(text: string, node: Link | Definition | Image, place: Place) {
  const written = text.slice(place.from, place.to)
  const opens = node.type === 'definition' ? written.indexOf(']:') : written.lastIndexOf('](')
  const at = opens === -1 || node.url === '' ? -1 : written.indexOf(node.url, opens + 2)
  // Escapes and entities are written otherwise than they read.
  return at === -1 ? undefined : { from: place.from + at, to: place.from + at + node.url.length }
}
