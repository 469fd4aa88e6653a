/** A knowledge base with something in every place where customers may not look, and the words that give it away. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TestServer } from '../../fixtures/server.ts'

/** Each stands where it may never be seen; whatever shows one leaks. */
export const canaries = [
  ...['MARIGOLDINTERNAL', 'VERBENADRAFT', 'TANSYLATER', 'SORRELBIN', 'BORAGEDOT', 'CHERVILCOMMENT', 'LOVAGEOWNER'],
  ...['HYSSOPREVIEW', 'ANISEQUESTION', 'CUMINALIAS', 'DILLREADME', 'MACEBROKEN', 'RUEYML'],
]

const front = (lines: string, body: string) => `---\n${lines}\n---\n\n${body}\n`

export const articles: Record<string, string> = {
  'billing/refunds.md': front(
    'title: Refunds\ndescription: When the money comes back.\nlang: en\nupdated: 2026-04-02\nowner: LOVAGEOWNER\nreviewBy: 2030-01-01\ntags: [money]\nquestions:\n  - Is ANISEQUESTION what you ask?\naliases: [CUMINALIAS]',
    'The refund takes *5 days*. See [paying](pay.md#by-card), [inside](inside.md) and [soon](../later/soon.md#x).\n\n<!-- CHERVILCOMMENT -->\n\n![A receipt](../shots/receipt.png)\n\n## By card\n\nBack on the card.\n\n### Foreign cards\n\nA day more.\n\n## By voucher\n\nAt once.\n\n## Steps\n\nOne.\n\n## Steps\n\nTwo.',
  ),
  'billing/pay.md': front(
    'title: How to pay\nlang: en\nupdated: 2026-05-01\nredirectFrom: [money/paying, Old Shop/Pay]',
    'With a card.\n\n## By card\n\nType it in.',
  ),
  'billing/deep/er/invoices.md': front('title: Invoices\nlang: en', 'They come by mail.'),
  'billing/inside.md': front(
    'title: MARIGOLDINTERNAL\naudience: internal\nlang: en',
    'MARIGOLDINTERNAL refund goodwill. ![](../shots/inside.png)',
  ),
  'billing/unfinished.md': front(
    'title: VERBENADRAFT\ndraft: true\nlang: en\ntranslationOf: de/zahlen/rueckgabe',
    'VERBENADRAFT refund.',
  ),
  'later/soon.md': front(
    'title: TANSYLATER\npublishAt: 2999-01-01\nlang: en\nredirectFrom: [soon-here]',
    'TANSYLATER refund.',
  ),
  '.bin/gone.md': front('title: SORRELBIN\nlang: en', 'SORRELBIN refund.'),
  '.secret.md': front('title: BORAGEDOT\nlang: en', 'BORAGEDOT refund.'),
  'billing/README.md': 'DILLREADME: how we write.\n',
  'billing/broken.md': '---\ntitle: MACEBROKEN\ndraft: maybe\n---\n\nMACEBROKEN refund.\n',
  'later/_category.yml': 'title: RUEYML\n',
  'billing/_category.yml':
    'title: {en: Paying & billing, de: Bezahlen}\ndescription: All about money.\norder: 1\narticles: [refunds]\n',
  'de/billing/rueckgabe.md': front(
    'title: Rückgabe\nlang: de\ntranslationOf: billing/refunds',
    'Das Geld kommt nach fünf Tagen zurück.',
  ),
  'de/allgemein.md': front('title: Allgemeines\nlang: de', 'Wir sind da.'),
  'ar/orders/returns.md': front('title: كيف أعيد منتجًا؟\nlang: ar', 'خلال ثلاثين يومًا.'),
  'orders.md': front('title: All about orders\nlang: en', 'Where orders begin.'),
  'odd/50% off & "more".md': front(
    'title: "Half <b>&amp; {{title}} <!--body--> half"\ndescription: "</script><script>scriptRan(1)</script>"\nlang: en',
    'Half of it. <script>scriptRan(2)</script>\n\n## <img src=x onerror=scriptRan(3)>\n\nMore. {{content}}\n\n[x](javascript:scriptRan(4))',
  ),
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Puts the pictures beside the articles. */
export function pictures(server: TestServer): void {
  const shots = join(dirname(server.data), 'kb/shots')
  mkdirSync(shots)
  for (const name of ['receipt.png', 'inside.png']) writeFileSync(join(shots, name), dot)
}
