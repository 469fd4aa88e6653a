/** Articles on their way in and out: what an import did or would do, and the one document that holds a whole base. */
import { z } from 'zod'
import { Front } from './editor.ts'

/** Where articles come from. `bellhop` is an export of this program, taken over byte for byte. */
export const importKinds = ['bellhop', 'markdown', 'docusaurus', 'zendesk', 'intercom', 'html', 'csv'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * `created`, `updated`: written. `unchanged`: nothing to do. `kept`: changed here since, and not at the source.
 * `conflict`: changed at both places; the file here stays, the newer text lies beside it as a draft.
 */
export const importOutcomes = ['created', 'updated', 'unchanged', 'kept', 'conflict'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

export const ImportReport = z
  .object({
    kind: z.enum(importKinds),
    /** Whether the kind was told by the content, and not by whoever asked. */
    detected: z.boolean(),
    /** The name of the source, which its articles are known by when it is imported again. */
    source: z.string(),
    /** Whether nothing was written. */
    dryRun: z.boolean(),
    counts: z.object({
      ...(Object.fromEntries(importOutcomes.map((outcome) => [outcome, z.int()])) as Record<ImportOutcome, z.ZodInt>),
      pictures: z.int(),
      gone: z.int(),
      skipped: z.int(),
      failed: z.int(),
      warnings: z.int(),
    }),
    articles: z.array(
      z.object({
        /** From the base's root. */
        path: z.string(),
        title: z.string(),
        outcome: z.enum(importOutcomes),
        /** The file of the source that it comes from. */
        at: z.string(),
        /** Where the newer text lies, of a conflict. */
        beside: z.string().optional(),
        /** What was lost or could not be kept as it was. */
        warnings: z.array(z.string()),
      }),
    ),
    /** Articles of this source that the source does not hold any more. They stay. */
    gone: z.array(z.object({ path: z.string(), title: z.string() })),
    /** What was not imported; `failed` where it should have been. */
    skipped: z.array(z.object({ at: z.string(), reason: z.string(), failed: z.boolean() })),
    /** What is to be said of the whole. */
    notes: z.array(z.string()),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof ImportReport>

export const ImportQuery = z.strictObject({
  from: z.enum(importKinds).optional(),
  into: z.string().max(300).optional(),
  /** The language of articles that do not say theirs. */
  lang: z.string().max(20).optional(),
  source: z.string().max(80).optional(),
})

export const ReadImport = z
  .object({
    /** What to apply it by. */
    importId: z.string(),
    /** Until when it is kept. */
    until: z.string(),
    report: ImportReport,
  })
  .meta({ id: 'ReadImport' })

/** What is pasted, as HTML; how much of it is read says `maxHtmlCharacters`. */
export const FromHtmlBody = z.strictObject({ html: z.string() })

export const FromHtmlAnswer = z
  .object({
    markdown: z.string(),
    /** What has no place in markdown, as it can be told to an editor. */
    lost: z.array(z.string()),
  })
  .meta({ id: 'FromHtml' })

const front = Front.omit({ title: true, redirectFrom: true, translationOf: true }).extend({
  /** BCP 47; `und` where neither the article nor its text tells. */
  lang: z.string(),
})

/** A whole base as one JSON document. `files` alone is enough to make it again; the rest is for other programs. */
export const ArticlesExport = z
  .object({
    format: z.literal('bellhop-articles'),
    version: z.literal(1),
    exportedAt: z.string(),
    articles: z.array(
      z.object({
        articleId: z.string(),
        path: z.string(),
        title: z.string(),
        /** SHA-256 of the file's bytes, in hex. */
        revision: z.string(),
        front,
        /** The file below its front matter. */
        markdown: z.string(),
        /** As customers see it. */
        html: z.string(),
        /** Ids that led here before. */
        redirectFrom: z.array(z.string()),
        /** Paths of the pictures that it shows, from the base's root. */
        pictures: z.array(z.string()),
      }),
    ),
    /** Every file of the base, as it is: articles, pictures, synonyms. */
    files: z.array(z.object({ path: z.string(), encoding: z.enum(['utf-8', 'base64']), content: z.string() })),
  })
  .meta({ id: 'ArticlesExport' })
export type ArticlesExport = z.infer<typeof ArticlesExport>

/** What lies on top of an exported folder: that it is one, and what was in it. */
export const ExportManifest = z.object({
  format: z.literal('bellhop-articles'),
  version: z.literal(1),
  exportedAt: z.string(),
  files: z.array(z.object({ path: z.string(), revision: z.string() })),
})
export type ExportManifest = z.infer<typeof ExportManifest>
export const manifestFile = 'bellhop-export.json'
