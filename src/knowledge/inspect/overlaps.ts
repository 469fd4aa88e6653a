import type { Article } from '../../domain/articles.ts'
import type { Overlap } from '../../domain/overlaps.ts'
import type { Shelf } from '../shelf.ts'
export function makeOverlapFinder(
  _textOf: (articleId: string) => Promise<string | undefined>,
  _resting: () => () => Promise<void>,
) {
  return {
    all: async (_shelf: Shelf): Promise<readonly Overlap[]> => [],
    of: async (_shelf: Shelf, _article: Article, _text: string): Promise<readonly Overlap[]> => [],
  }
}
