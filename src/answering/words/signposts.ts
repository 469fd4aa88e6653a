/** Headings and labels over links to other articles: they lead on and answer nothing. */
import { fold } from '../../domain/text.ts'

const leadingOn =
  /^(?:(?:related|other|similar|more|further|recommended) (?:articles?|topics?|questions?|links?|reading|resources|help|information)|see also|read (?:more|next)|learn more|(?:weitere|verwandte|ahnliche) (?:artikel|themen|links|informationen)|siehe auch|mehr (?:erfahren|dazu)|(?:autres|articles) (?:articles|connexes|associes|lies|similaires)|voir (?:aussi|egalement)|en savoir plus|pour aller plus loin|(?:otros|mas) (?:articulos|temas|enlaces|recursos)|articulos relacionados|(?:ver|vea|vease) (?:tambien|ademas)|mas informacion|(?:povezani|srodni|slicni|drugi|ostali) (?:clanci|teme)|(?:vidi|vidite|pogledajte) (?:i|jos|takodje)|saznajte vise|(?:altri|articoli) (?:articoli|correlati)|vedi anche|(?:outros|artigos) (?:artigos|relacionados)|veja tambem|(?:gerelateerde|andere) (?:artikelen|onderwerpen)|zie ook|(?:相关|其他|更多)(?:文章|主题|信息|链接))\s*[:：]?$/u

/** "Related articles", "See also", "Weitere Artikel:". */
export function leadsOn(heading: string): boolean {
  return leadingOn.test(
    fold(heading)
      .replace(/^[\s*_#]+|[\s*_]+$/g, '')
      .trim(),
  )
}
