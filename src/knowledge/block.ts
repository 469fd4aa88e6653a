/** What an article's text consists of, from markdown and from raw HTML alike. */
export type Block =
  | { kind: 'heading'; depth: number; text: string }
  /** `whole` blocks are never cut: steps lose their meaning apart. */
  | { kind: 'text'; markdown: string; text: string; whole: boolean }
  /** A paragraph that is nothing but a picture of the knowledge base's own; `src` as written. */
  | { kind: 'picture'; src: string; alt: string }
