import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../../src/knowledge/front-matter.ts'
import { openBase, pixel, type TestBase } from './base.ts'

let base: TestBase
beforeEach(() => {
  base = openBase()
})
afterEach(() => {
  // Whatever was imported, nothing of it is a problem of the base.
  expect(base.problems().errors).toEqual([])
  base.removed()
})

const front = (path: string) => readFrontMatter(base.text(path)).front
const body = (path: string) => readFrontMatter(base.text(path)).body.trim()
const paths = () => Object.keys(base.all())

describe('A folder of markdown', () => {
  it('is taken over with its links, pictures, old addresses and what its front matter means', async () => {
    const report = await base.imports({
      'guides/Getting Started.md':
        '---\ntitle: Start\npath: content/start.md\narticle_id: "440920536"\ncolour: red\n---\n\n<a id="first"></a>\n## First steps {#begin}\n\nSee [paying](../billing/pay.md#cards), [again](#first) and ![The lid](img/lid.png).\n\n[gone](../nowhere.md) and <https://shop.example>\n',
      'guides/img/lid.png': pixel,
      'billing/pay.md':
        '---\ntitle: "Pay: how?"\ntags: a, b\ndraft: true\nlast_modified_at: 2026-03-01 10:00:00\nredirect_from: [/old/pay/]\n---\n# Pay: how?\n\n## Cards\n\nBack to [start](https://shop.example/hc/en-us/articles/440920536-Start#begin).\n',
      'README.md': '# About this folder\n',
      'logo.svg': '<svg/>',
    })
    expect(report).toMatchObject({
      kind: 'markdown',
      detected: true,
      source: 'docs',
      counts: { created: 2, pictures: 1, failed: 0, skipped: 1 },
    })
    expect(report.notes).toEqual(['The key `colour` means nothing here and was left out of 1 files.'])
    expect(paths()).toEqual([
      'billing/pay.md',
      'guides/getting-started.md',
      expect.stringMatching(/^guides\/pictures\/lid-[0-9a-f]{8}\.png$/),
    ])
    expect(front('guides/getting-started.md')).toMatchObject({
      title: 'Start',
      redirectFrom: ['guides/Getting Started', 'content/start', '440920536'],
      importedFrom: 'markdown:docs/guides/Getting Started',
    })
    expect(front('billing/pay.md')).toMatchObject({
      title: 'Pay: how?',
      tags: ['a', 'b'],
      draft: true,
      updated: '2026-03-01',
      redirectFrom: ['old/pay'],
    })
    expect(body('guides/getting-started.md')).toMatch(
      /^## First steps\n\nSee \[paying\]\(\.\.\/billing\/pay\.md#cards\), \[again\]\(#first-steps\) and !\[The lid\]\(pictures\/lid-\w+\.png\)\.\n\ngone and <https:\/\/shop\.example>$/,
    )
    expect(body('billing/pay.md')).toContain('Back to [start](../guides/getting-started.md#first-steps).')
    expect(report.articles.find(({ path }) => path === 'guides/getting-started.md')?.warnings).toEqual([
      'The link to ../nowhere.md leads to nothing that was imported; it is text now.',
    ])
  })

  it('of Jekyll, Hugo, MkDocs and Obsidian loses their syntax and not their words', async () => {
    await base.imports({
      '_posts/2025-12-01-news.md':
        '---\nlayout: post\ntitle: News\npermalink: /news/\n---\n{% include note.html %}\n{: .box }\n{% highlight sh %}\nls {% raw %}\n{% endhighlight %}\n',
      'hugo.md':
        '+++\ntitle = "Hugo"\ndate = 2026-01-02T00:00:00Z\naliases = ["/old/hugo/", "other name"]\ndraft = false\n+++\n{{< figure src="a.png" alt="A" >}}\n{{% notice tip %}}Words{{% /notice %}} [x]({{< ref "mk.md" >}})\n',
      'a.png': pixel,
      'mk.md':
        '# MkDocs\n\n!!! warning "Mind"\n    One\n\n    Two\n\n??? note\n    Folded\n\n=== "Linux"\n    Run it\n\nEnd\n',
      'Obsidian note.md':
        '[[MK|the other]] and [[hugo#Nothing]] ![[a.png|300]] ==marked== %%hidden%%\n\n```\n[[code]] {{< x >}}\n```\n',
    })
    expect(front('news.md')).toMatchObject({
      title: 'News',
      updated: '2025-12-01',
      redirectFrom: ['_posts/2025-12-01-news'],
    })
    expect(body('news.md')).toBe('```sh\nls \n```')
    expect(front('hugo.md')).toMatchObject({
      title: 'Hugo',
      updated: '2026-01-02',
      aliases: ['other name'],
      redirectFrom: ['old/hugo'],
    })
    expect(body('hugo.md')).toMatch(/^!\[A\]\(pictures\/a-\w+\.png\)\n\nWords \[x\]\(mk\.md\)$/)
    expect(body('mk.md')).toBe(
      '# MkDocs\n\n> [!WARNING]\n> **Mind**\n>\n> One\n>\n> Two\n\n> [!NOTE]\n> Folded\n\n**Linux**\n\nRun it\n\nEnd',
    )
    expect(body('obsidian-note.md')).toMatch(
      /^\[the other\]\(mk\.md\) and \[hugo: Nothing\]\(hugo\.md\) !\[\]\(pictures\/a-\w+\.png\) \*\*marked\*\* \n\n```\n\[\[code\]\] \{\{< x >\}\}\n```$/,
    )
  })
})

it('A block on top whose values hold colons is read as it was meant; one that cannot be read is named', async () => {
  const report = await base.imports({
    'a.md': '---\ntitle: Pay: how?\ntags: [x]\n---\nA\n',
    'b.md': '---\ntitle: [x\n---\nB\n',
  })
  expect(front('a.md')).toMatchObject({ title: 'Pay: how?', tags: ['x'] })
  expect(report.skipped).toEqual([
    { at: 'b.md', reason: expect.stringMatching(/^the block on top cannot be read: /), failed: true },
  ])
})

describe('A Docusaurus site', () => {
  it('is read in its current version, with its ids, labels, callouts and components', async () => {
    const report = await base.imports({
      'docusaurus.config.js': 'module.exports = {}',
      'docs/01-intro.mdx':
        '---\nid: introduction\nslug: /\nsidebar_position: 1\nsidebar_label: Hello\n---\nimport Tabs from \'@theme/Tabs\'\nimport { a,\n  b } from \'./x\'\n\nexport const z = 1\n\n# Introduction\n\n:::note[Read this]\n\nFirst\n\n:::\n\n<Tabs>\n  <TabItem value="npm" label="npm">\n\nRun `npm <Tab>`\n\n  </TabItem>\n</Tabs>\n\n<Video id={1} onClick={() => { x > 1 }}>Words</Video> and <Link to="/docs/guides/setup#two">setup</Link>.\n\n{/* gone */}\n\n```jsx\n<Tabs>import x from \'y\'</Tabs>\n```\n',
      'docs/02-guides/_category_.json': '{"label": "How to", "position": 2}',
      'docs/02-guides/setup.md':
        '---\nlast_update: {date: 2026-02-03, author: A}\nunlisted: true\n---\n# Set up\n\n## Two\n\n![Pic](/img/p.png) and [home](../01-intro.mdx) and [out](https://x.example/a)\n\n:::danger\nHot\n:::\n',
      'docs/02-guides/_part.md': 'A part',
      'static/img/p.png': pixel,
      'versioned_docs/version-1.0/01-intro.mdx': '# Old',
      'i18n/de/docusaurus-plugin-content-docs/current/01-intro.mdx': '# Einführung',
      'blog/2026-01-01-post.md': '# Post',
    })
    expect(report).toMatchObject({ kind: 'docusaurus', detected: true, counts: { created: 2, failed: 0 } })
    expect(report.skipped.map(({ at }) => at).sort()).toEqual([
      'blog/',
      'docs/02-guides/_part.md',
      'i18n/de/',
      'versioned_docs/version-1.0/',
    ])
    expect(paths()).toEqual(
      ['how-to/pictures/p-4b9ba1f5.png', 'how-to/setup.md', 'intro.md'].map((path) =>
        path.endsWith('png') ? expect.stringMatching(/^how-to\/pictures\/p-\w+\.png$/) : path,
      ),
    )
    expect(front('intro.md')).toMatchObject({
      title: 'Introduction',
      aliases: ['Hello'],
      redirectFrom: ['docs/01-intro', 'docs', 'introduction'],
    })
    const text = body('intro.md')
    expect(text).toContain('> [!NOTE]\n> **Read this**\n>\n> First\n\n')
    expect(text).toContain('**npm**\n\nRun `npm <Tab>`')
    expect(text).toContain('Words and [setup](how-to/setup.md#two).')
    expect(text).toContain("```jsx\n<Tabs>import x from 'y'</Tabs>\n```")
    expect(text).not.toMatch(/^import|^export|gone/m)
    expect(front('how-to/setup.md')).toMatchObject({ title: 'Set up', draft: true, updated: '2026-02-03' })
    expect(body('how-to/setup.md')).toMatch(
      /!\[Pic\]\(pictures\/p-\w+\.png\) and \[home\]\(\.\.\/intro\.md\) and \[out\]\(https:\/\/x\.example\/a\)\n\n> \[!CAUTION\]\n> Hot/,
    )
    expect(report.articles.flatMap(({ warnings }) => warnings)).toEqual([
      'The component <Video> was reduced to its text.',
      'It was not listed at its source; it is a draft here.',
    ])
  })
})

describe('Zendesk Guide', () => {
  const article = {
    id: 360012345,
    html_url: 'https://acme.zendesk.com/hc/en-us/articles/360012345-Pay-by-card',
    section_id: 2,
    draft: false,
    promoted: true,
    title: 'Pay by card',
    name: 'Pay by card',
    source_locale: 'en-us',
    locale: 'en-us',
    label_names: ['money', 'cards'],
    edited_at: '2026-02-01T10:00:00Z',
    user_segment_id: null,
    body:
      '<h2 id="h_01">Which cards</h2><p>All. <a href="/hc/en-us/articles/360099-Staff#h_9">Staff</a> <a href="https://acme.zendesk.com/hc/en-us/requests/new">Ask</a> <a href="/hc/en-us/requests/new">us</a></p><p><img src="/hc/article_attachments/4401/card.png" alt="A card"><img src="data:image/png;base64,' +
      Buffer.from(pixel).toString('base64') +
      '"><img src="https://acme.zendesk.com/hc/article_attachments/9999/away.png" alt="Away"></p>',
    translations: [
      { locale: 'en-us', title: 'Pay by card', body: 'ignored', draft: false },
      {
        locale: 'de',
        title: 'Mit Karte zahlen',
        body: '<p>Alle Karten. <a href="/hc/de/articles/360012345-x">Selbst</a></p>',
        draft: true,
        outdated: true,
        html_url: 'https://acme.zendesk.com/hc/de/articles/360012345-Mit-Karte-zahlen',
      },
    ],
  }
  const staff = {
    ...article,
    id: 360099,
    html_url: 'https://acme.zendesk.com/hc/en-us/articles/360099-Staff',
    title: 'Staff',
    section_id: 3,
    promoted: false,
    label_names: [],
    user_segment_id: 77,
    body: '<h3 id="h_9">Only us</h3><p>Hush.</p>',
    translations: [],
  }

  it('comes with categories, translations, attachments, audiences and old addresses', async () => {
    const report = await base.imports({
      'articles-1.json': JSON.stringify({
        count: 2,
        next_page: 'x',
        articles: [article],
        sections: [{ id: 2, category_id: 1, name: 'Paying', locale: 'en-us', source_locale: 'en-us' }],
      }),
      'articles-2.json': JSON.stringify({
        articles: [staff],
        sections: [{ id: 3, category_id: 1, parent_section_id: 2, name: 'Inside' }],
        categories: [{ id: 1, name: 'Billing & money' }],
      }),
      'attachments/4401/card.png': pixel,
    })
    expect(report).toMatchObject({ kind: 'zendesk', source: 'acme', counts: { created: 3, failed: 0 } })
    expect(paths().filter((path) => path.endsWith('.md'))).toEqual([
      'billing-money/paying/inside/staff.md',
      'billing-money/paying/pay-by-card.md',
      'de/billing-money/paying/mit-karte-zahlen.md',
    ])
    const main = 'billing-money/paying/pay-by-card.md'
    expect(front(main)).toMatchObject({
      tags: ['money', 'cards', 'promoted'],
      lang: 'en',
      updated: '2026-02-01',
      audience: 'public',
      redirectFrom: ['360012345', 'hc/en-us/articles/360012345', 'hc/en-us/articles/360012345-Pay-by-card'],
      importedFrom: 'zendesk:acme/360012345',
    })
    expect(body(main)).toContain(
      'All. [Staff](inside/staff.md#only-us) [Ask](https://acme.zendesk.com/hc/en-us/requests/new) [us](https://acme.zendesk.com/hc/en-us/requests/new)',
    )
    expect(body(main)).toMatch(
      /!\[A card\]\(pictures\/card-\w+\.png\)\n\n!\[\]\(pictures\/inline-\w+\.png\)\n\n\[Away\]\(https:\/\/acme\.zendesk\.com\/hc\/article_attachments\/9999\/away\.png\)/,
    )
    expect(front('billing-money/paying/inside/staff.md')).toMatchObject({ audience: 'internal' })
    expect(front('de/billing-money/paying/mit-karte-zahlen.md')).toMatchObject({
      lang: 'de',
      draft: true,
      translationOf: 'billing-money/paying/pay-by-card',
      redirectFrom: ['hc/de/articles/360012345', 'hc/de/articles/360012345-Mit-Karte-zahlen'],
    })
    const warnings = report.articles.flatMap((each) => each.warnings)
    expect(warnings).toContain('At its source only some people may read it, so it is internal here.')
    expect(warnings.find((each) => each.includes('9999'))).toMatch(/it lies on the web and is a link now/)
  })
})

describe('Intercom', () => {
  it('comes with collections, translations, drafts and old addresses', async () => {
    const one = {
      type: 'article',
      id: '101',
      workspace_id: 'ws1',
      author_id: 1,
      title: 'Reset it',
      description: 'How to  reset',
      body: '<p class="no-margin">Hold the <b>button</b>. See <a href="https://intercom.help/acme/en/articles/102-more">more</a>.</p>',
      state: 'published',
      updated_at: 1767225600,
      url: 'https://intercom.help/acme/en/articles/101-reset-it',
      parent_id: 7,
      default_locale: 'en',
      translated_content: {
        type: 'article_translated_content',
        fr: {
          type: 'article_content',
          title: 'Réinitialiser',
          body: '<p>Appuyez.</p>',
          state: 'draft',
          url: 'https://intercom.help/acme/fr/articles/101-x',
        },
        de: null,
      },
    }
    const two = {
      ...one,
      id: '102',
      title: 'More',
      url: null,
      parent_id: 8,
      body: '<p>More words.</p>',
      translated_content: {},
    }
    const empty = { ...one, id: '103', title: '', body: null, translated_content: null }
    const report = await base.imports({
      'articles.json': JSON.stringify({ type: 'list', pages: {}, total_count: 3, data: [one, two, empty] }),
      'collections.json': JSON.stringify({
        type: 'list',
        data: [
          { type: 'collection', id: '7', name: 'Device', parent_id: null },
          { type: 'collection', id: '8', name: 'Deep', parent_id: '7' },
        ],
      }),
    })
    expect(report).toMatchObject({ kind: 'intercom', source: 'ws1', counts: { created: 3, skipped: 1, failed: 0 } })
    expect(paths()).toEqual(['device/deep/more.md', 'device/reset-it.md', 'fr/device/reinitialiser.md'])
    expect(front('device/reset-it.md')).toMatchObject({
      description: 'How to reset',
      lang: 'en',
      updated: '2026-01-01',
      redirectFrom: ['101', 'acme/en/articles/101-reset-it', 'acme/en/articles/101'],
    })
    expect(body('device/reset-it.md')).toBe('Hold the **button**. See [more](deep/more.md).')
    expect(front('fr/device/reinitialiser.md')).toMatchObject({
      lang: 'fr',
      draft: true,
      translationOf: 'device/reset-it',
    })
  })
})

describe('HTML pages', () => {
  it('are read without what every page repeats', async () => {
    const page = (title: string, main: string) =>
      `<!doctype html><html lang="de-AT"><head><title>${title} | Shop help</title><meta name="description" content="About ${title}"><link rel="canonical" href="https://shop.example/hilfe/${title.toLowerCase()}"></head><body><header class="site-header">Shop</header><nav><a href="/">Start</a></nav>${main}<footer>Imprint</footer><script>x()</script></body></html>`
    const report = await base.imports({
      'index.html': page(
        'Start',
        '<main><h1>Willkommen</h1><p>Hallo. <a href="sub/konto.html#pw">Konto</a></p></main>',
      ),
      'sub/konto.html': page(
        'Konto',
        '<div class="sidebar"><p>Menu</p></div><div id="x"><p>Alles über das Konto, sehr ausführlich.</p><h2 id="pw">Passwort</h2><p>Ändern. <img src="../bild.png" alt="Bild"></p></div>',
      ),
      'sub/latin.html': Buffer.from(
        '<meta charset="iso-8859-1"><title>Gr\xfc\xdfe | Shop help</title><article><p>\xdcber uns</p></article>',
        'latin1',
      ),
      'bild.png': pixel,
      'empty.html': '<title>x</title><main></main>',
    })
    expect(report).toMatchObject({ kind: 'html', counts: { created: 3, skipped: 1, failed: 0 } })
    expect(paths()).toEqual([
      'sub/konto.md',
      'sub/latin.md',
      expect.stringMatching(/^sub\/pictures\/bild-/),
      'willkommen.md',
    ])
    expect(front('willkommen.md')).toMatchObject({
      title: 'Willkommen',
      lang: 'de',
      description: 'About Start',
      redirectFrom: ['index', 'hilfe/start'],
    })
    expect(body('willkommen.md')).toBe('Hallo. [Konto](sub/konto.md#passwort)')
    expect(front('sub/konto.md').title).toBe('Konto')
    expect(body('sub/konto.md')).toMatch(
      /^Alles über das Konto, sehr ausführlich\.\n\n## Passwort\n\nÄndern\.\n\n!\[Bild\]\(pictures\/bild-\w+\.png\)$/,
    )
    expect(front('sub/latin.md').title).toBe('Grüße')
    expect(body('sub/latin.md')).toBe('Über uns')
  })
})

describe('A table of questions and answers', () => {
  it('becomes an article for each answer, whatever its columns are called and however it is quoted', async () => {
    const report = await base.imports({
      'faq.csv':
        '\ufeffANSWER;Question ;Topic;Tags;Language\r\n"In ""Settings"";\nthen Billing.";How do I pay?;Money;a|b;en\r\n"In ""Settings"";\nthen Billing.";Where can I pay?;Money;;en\r\n<p>Ja, <b>immer</b>.</p>;Geht das?;;;de\r\n;Nobody answers this;;;\r\n',
    })
    expect(report).toMatchObject({ kind: 'csv', counts: { created: 2, failed: 1 } })
    expect(report.skipped).toEqual([{ at: 'faq.csv, row 5', reason: 'it has no answer', failed: true }])
    expect(paths()).toEqual(['geht-das.md', 'money/how-do-i-pay.md'])
    expect(front('money/how-do-i-pay.md')).toMatchObject({
      title: 'How do I pay?',
      questions: ['How do I pay?', 'Where can I pay?'],
      tags: ['a', 'b'],
      lang: 'en',
    })
    expect(body('money/how-do-i-pay.md')).toBe('In "Settings";\nthen Billing.')
    expect(body('geht-das.md')).toBe('Ja, **immer**.')
  })

  it('without a column for answers is refused, and says which columns it has', async () => {
    const report = await base.imports({ 'faq.csv': 'question,colour\nWhy?,red\n' })
    expect(report.skipped).toEqual([
      { at: 'faq.csv', reason: 'its first row names no column answer; it has question, colour', failed: true },
    ])
  })
})
