/** Saved views: a name, and the address that it stands for. */
import { hashOf, openedAt, type Place, placeOf } from './place.ts'

export interface View {
  name: string
  /** Without an opened conversation. */
  hash: string
}

const MOST_VIEWS = 30
export const VIEW_NAME_CHARACTERS = 40

/** What was kept, in so far as it is views; an address is read and written anew, so that it names nothing but a list. */
export function readViews(text: string | null): View[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.slice(0, MOST_VIEWS).flatMap((view: Partial<View> | null) => {
      if (typeof view?.name !== 'string' || typeof view.hash !== 'string' || !view.name.trim()) return []
      return [{ name: view.name.slice(0, VIEW_NAME_CHARACTERS), hash: viewHash(placeOf(view.hash)) }]
    })
  } catch {
    return []
  }
}

/** The address of a list whatever is opened beside it. */
export function viewHash(place: Place): string {
  return hashOf(openedAt(place))
}
