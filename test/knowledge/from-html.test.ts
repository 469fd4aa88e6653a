import { describe, expect, it } from 'vitest'
import { type HtmlOptions, markdownFromHtml } from '../../src/knowledge/from-html.ts'

function read(html: string, options?: HtmlOptions) {
  const answer = markdownFromHtml(html, options)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}
const markdown = (html: string, options?: HtmlOptions) => read(html, options).markdown

describe('What is pasted becomes clean markdown', () => {
  it('from Word: its lists, its titles, and none of its own marks', () => {
    const pasted = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoTitle>Opening hours</p>
<p class=MsoNormal>We open at <b>nine</b>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Weekdays<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Mornings<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Sundays</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>`
    expect(markdown(pasted)).toBe('## Opening hours\n\nWe open at **nine**.\n\n- Weekdays\n  1. Mornings\n- Sundays\n')
  })

  it('from Google Docs: bold by style, lists in lists, links without their detour', () => {
    const pasted = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Refunds</span></h2><p dir="ltr"><span style="font-weight:700">Always</span><span style="font-weight:700"> keep</span><span> the </span><span style="font-style:italic">receipt</span><span style="font-family:'Courier New',monospace">R-1</span></p><ul><li dir="ltr"><p dir="ltr"><span>one</span></p></li><ul><li><p><span>two</span></p></li></ul></ul><p><a href="https://www.google.com/url?q=https://shop.example/x&amp;sa=D">shop</a></p></b>`
    expect(markdown(pasted)).toBe(
      '## Refunds\n\n**Always keep** the _receipt_`R-1`\n\n- one\n  - two\n\n[shop](https://shop.example/x)\n',
    )
  })

  it('from Confluence, as it is shown and as it is stored', () => {
    const shown = `<div class="confluence-information-macro confluence-information-macro-warning"><p class="title">Careful</p><span class="aui-icon"></span><div class="confluence-information-macro-body"><p>It is hot.</p></div></div><div class="code panel"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: java; gutter: false">int a = 1;
b();</pre></div>`
    expect(markdown(shown)).toBe('> [!WARNING]\n> **Careful**\n>\n> It is hot.\n\n```java\nint a = 1;\nb();\n```\n')
    const stored = `<ac:structured-macro ac:name="info"><ac:rich-text-body><p>Know this.</p></ac:rich-text-body></ac:structured-macro><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">sh</ac:parameter><ac:plain-text-body><![CDATA[a < b && c]]></ac:plain-text-body></ac:structured-macro><ac:structured-macro ac:name="jira"><ac:parameter ac:name="key">X-1</ac:parameter></ac:structured-macro>`
    const { markdown: text, lost } = read(stored)
    expect(text).toBe('> [!NOTE]\n> Know this.\n\n```sh\na < b && c\n```\n')
    expect(lost).toEqual(['a macro (jira)'])
  })

  it('from Zendesk and Intercom: callouts, films as links, pictures on lines of their own', () => {
    const { markdown: text, lost } = read(
      `<div class="callout callout--transparent callout--warning"><h4 class="callout__title">Mind</h4><p>Do <strong>not</strong> open it.</p></div><p>See <img src="https://shop.example/a.png" alt="The lid"> here.</p><iframe src="//www.youtube.com/embed/x" title="How to"></iframe><p class="wysiwyg-text-align-center">&nbsp;</p><div class="intercom-interblocks-callout"><p>Tip text</p></div>`,
    )
    expect(text).toBe(
      '> [!WARNING]\n> **Mind**\n>\n> Do **not** open it.\n\nSee here.\n\n![The lid](https://shop.example/a.png)\n\n[How to](https://www.youtube.com/embed/x)\n\n> [!NOTE]\n> Tip text\n',
    )
    expect(lost).toEqual(['an embedded page or film (https://www.youtube.com/embed/x), which stays as a link'])
  })

  it('from web pages: tables with their heads, nested lists, code, definition lists, folded parts', () => {
    expect(
      markdown(
        '<table><tr><td><b>Plan</b></td><td>Price</td></tr><tr><td>A<br>B</td><td><ul><li>1 | 2</li><li>3</li></ul></td></tr></table>',
      ),
    ).toBe('| Plan | Price |\n| - | - |\n| A B | 1 \\| 2; 3 |\n')
    expect(markdown('<ol><li>One<ul><li>a</li></ul></li><li>Two</li></ol>')).toBe('1. One\n   - a\n2. Two\n')
    expect(markdown('<div class="highlight-source-js"><pre><span class="k">let</span> a\n  = 1</pre></div>')).toContain(
      'let a\n  = 1',
    )
    expect(markdown('<details><summary>More</summary><p>Inside</p></details>')).toBe('**More**\n\nInside\n')
    expect(markdown('<p>Read https://shop.example/a_b, please.</p>')).toBe('Read <https://shop.example/a_b>, please.\n')
  })

  it('without what nobody sees: scripts, styles, pixels, hidden text, empty marks, permalinks', () => {
    const noisy = `<style>x{}</style><script>alert(1)</script><p>a<strong> </strong><span></span>\u200bb<img src="https://t.example/p.gif" width="1" height="1"><span style="display:none">secret</span><span hidden>too</span></p><h3>Head<a class="headerlink" href="#head">¶</a></h3><p onclick="x()">c <a href="javascript:alert(1)">d</a> <a href="data:text/html,x">e</a></p><noscript>no</noscript><svg><text>svg</text></svg><form><input value="x"><button>Send</button></form>`
    expect(markdown(noisy)).toBe('a b\n\n## Head\n\nc d e\n')
  })

  it('with headings below the title, without gaps, and the places that led to them', () => {
    const { markdown: text, anchors } = read(
      '<h1 id="top">Refunds</h1><p>Intro</p><a name="start"></a><h3 id="h_1"><strong>When</strong></h3><p id="p">x <a href="#h_2">there</a></p><h5 id="h_2">When</h5><ul><li><h4>Label</h4>text</li></ul>',
      { title: 'refunds' },
    )
    expect(text).toContain('Intro\n\n## When\n\nx [there](#h_2)\n\n### When\n\n')
    expect(text).not.toContain('Refunds')
    expect({ ...anchors }).toEqual({ top: '', start: 'when', h_1: 'when', p: 'when', h_2: 'when-1' })
  })

  it('keeps a pasted picture only where somebody keeps it', () => {
    const html = `<p><img src="data:image/png;base64,${'A'.repeat(3_000_000)}" alt="Screen"></p>`
    expect(read(html)).toMatchObject({ markdown: 'Screen\n', lost: ['a picture (Screen)'] })
    expect(
      markdown(html, { picture: (src) => (src.startsWith('data:image/png') ? 'pictures/a.png' : undefined) }),
    ).toBe('![Screen](pictures/a.png)\n')
    expect(read('<img src="file:///etc/passwd" alt="x">').markdown).toBe('x\n')
  })
})

describe('[S41] Whatever the HTML is, reading it is bounded', () => {
  it.each([
    ['elements within elements', `${'<div>'.repeat(20_000)}deep`],
    ['lists within lists', `${'<ul><li>'.repeat(10_000)}deep`],
    ['quotes within quotes', `${'<blockquote>'.repeat(20_000)}deep`],
    ['formatting that is never closed', `${'<font color=a>'.repeat(2_000) + '<p>'.repeat(2_000)}deep`],
    ['a table of 3,000 columns', `<table><tr>${'<td>deep'.repeat(3_000)}</table>`],
  ])('%s', (_, html) => {
    expect(markdown(html)).toContain('deep')
  })

  it.each([
    ['elements', '<i>x</i>'.repeat(31_000), /31000 elements/],
    ['characters', `<p>${'x'.repeat(2_000_001)}`, /characters of HTML/],
  ])('and more %s than are read are refused with a sentence', (_, html, why) => {
    expect(markdownFromHtml(html)).toEqual({ refused: expect.stringMatching(why) })
  })
})
