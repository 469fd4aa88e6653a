/** The dialogs of an article, each loaded when it is opened. */
import { lazy } from '../../console/view/lazy.tsx'
import { closeDialog, dialog } from './at-hand.ts'

/** Fetches them all while there is time: a server that is away must not keep anybody from their own text. */
export async function fetchDialogs(): Promise<void> {
  await Promise.all([
    import('./publish.tsx'),
    import('./move.tsx'),
    import('./leave.tsx'),
    import('./link-picker.tsx'),
    import('./picture.tsx'),
  ])
}

const Publish = lazy(async () => (await import('./publish.tsx')).Publish)
const MoveDialog = lazy(async () => (await import('./move.tsx')).MoveDialog)
const BinDialog = lazy(async () => (await import('./leave.tsx')).BinDialog)
const DiscardDialog = lazy(async () => (await import('./leave.tsx')).DiscardDialog)
const LinkDialog = lazy(async () => (await import('./link-picker.tsx')).LinkDialog)
const PictureDialog = lazy(async () => (await import('./picture.tsx')).PictureDialog)

export function ArticleDialogs({ path }: { path: string }) {
  switch (dialog.value) {
    case 'publish':
      return <Publish path={path} onClose={closeDialog} />
    case 'move':
      return <MoveDialog path={path} onClose={closeDialog} />
    case 'bin':
      return <BinDialog path={path} onClose={closeDialog} />
    case 'discard':
      return <DiscardDialog onClose={closeDialog} />
    case 'link':
      return <LinkDialog path={path} onClose={closeDialog} />
    case 'picture':
      return <PictureDialog path={path} onClose={closeDialog} />
    default:
      return null
  }
}
