/** What a site's pages include, to copy. */
import { useState } from 'preact/hooks'
import { copied } from '../../../shared/clipboard.ts'
import { Check, Copy } from '../../../shared/icons.tsx'
import { type EmbedLine, embedLines } from '../../pure/settings/window.ts'

export function EmbedLines({ publicUrl }: { publicUrl: string }) {
  return (
    <>
      {embedLines(publicUrl).map((one) => (
        <Line key={one.id} {...one} />
      ))}
    </>
  )
}

function Line({ id, words, line }: EmbedLine) {
  const [isCopied, setCopied] = useState(false)
  return (
    <div class="embed">
      <h3 id={`embed-${id}`}>{words}</h3>
      <div class="embed-line">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
        <code tabIndex={0}>{line}</code>
        <button
          type="button"
          class="button small"
          aria-describedby={`embed-${id}`}
          onClick={() => void copied(line).then(setCopied)}
        >
          {isCopied ? <Check size={14} /> : <Copy size={14} />} {isCopied ? 'Copied' : 'Copy'}
        </button>
      </div>
    </div>
  )
}
