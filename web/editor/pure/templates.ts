/** The texts that new articles begin with. */

/** A template with its title and language in place. */
export function filledTemplate(template: string, { title, lang }: { title: string; lang: string }): string {
  return template.replace('{{title}}', () => quoted(title)).replace('{{lang}}', () => lang)
}

/** A text as YAML takes it in one line: plain where nothing in it means anything there. */
export function quoted(text: string): string {
  const plain = /^[\p{L}][\p{L}\p{N} ,.()'’?!/+-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
  // JSON's strings are YAML's.
  return plain && !/\s$/.test(text) ? text : JSON.stringify(text)
}
