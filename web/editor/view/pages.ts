/** The editor's pages, in the order of the rail. Each loads when it is opened. */
import type { ComponentType, JSX } from 'preact'
import { Book, Clock, Copy, Download, Question, Trash } from '../../shared/icons.tsx'
import type { PageName } from '../pure/place.ts'

export interface Page {
  name: PageName
  /** In the rail: one word. */
  words: string
  /** Words that are read out after it, where one word says too little. */
  more?: string
  title: string
  icon: (props: { size?: number }) => JSX.Element
  load(): Promise<{ default: ComponentType }>
}

/** Those that stand in the rail. */
export const railPages: readonly Page[] = [
  { name: 'articles', words: 'Articles', title: 'Articles', icon: Book, load: () => import('./articles.tsx') },
  {
    name: 'misses',
    words: 'Missed',
    more: 'questions',
    title: 'Questions without answers',
    icon: Question,
    load: () => import('./misses.tsx'),
  },
  {
    name: 'overlaps',
    words: 'Overlaps',
    more: 'and contradictions',
    title: 'Duplicates and contradictions',
    icon: Copy,
    load: () => import('./overlaps.tsx'),
  },
  {
    name: 'reviews',
    words: 'Reviews',
    title: 'Reviews',
    icon: Clock,
    load: () => import('./reviews.tsx'),
  },
  { name: 'bin', words: 'Bin', title: 'Bin', icon: Trash, load: () => import('./bin.tsx') },
]

/** Led to from the list of articles. */
const importPage: Page = {
  name: 'import',
  words: 'Import',
  title: 'Import and export',
  icon: Download,
  load: () => import('./import.tsx'),
}

/** The page of an address. */
export function pageOf(name: PageName): Page {
  return [...railPages, importPage].find((page) => page.name === name) ?? importPage
}
