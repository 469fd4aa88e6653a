/** Each line runs the way that its own first letters do: from the right in Arabic or Hebrew, whatever stands above it. */
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Letters of scripts that are written from the right: Hebrew, Arabic, Syriac, Thaana, NKo and what follows them. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

const byItself = Decoration.line({ attributes: { dir: 'auto' } })

function linesIn(view: EditorView): DecorationSet {
  const built = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      if (fromTheRight.test(line.text)) built.add(line.from, line.from, byItself)
      at = line.to + 1
    }
  }
  return built.finish()
}

export const directions = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = linesIn(view)
      }
      update({ docChanged, viewportChanged, view }: ViewUpdate) {
        if (docChanged || viewportChanged) this.decorations = linesIn(view)
      }
    },
    { decorations: ({ decorations }) => decorations },
  ),
]
