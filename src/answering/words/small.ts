/** Words that carry no fact, folded: grammar, and what connects sentences of an answer. */

const grammar = `
a an the and or but if then than so as of to in on at by for from with into onto about over under up down out off is are was were be been being am
do does did done have has had having will would shall should can could may might must it its it's this that these those there here he she they them
their his her you your yours we our us i me my mine who whom which what when where why how all any some each both few more most other such only own
same too very just also again once no nor not
der die das den dem des ein eine einer eines einem einen und oder aber wenn dann als so wie von zu zum zur im in an am auf bei fur mit aus nach uber unter
ist sind war waren sein wird werden wurde wurden hat haben hatte kann konnen konnte soll sollen sollte muss mussen darf durfen mag es er sie ihr ihre ihren
ihrem ihrer ich du wir uns man sich dies diese dieser dieses diesem diesen jeder jede jedes alle auch nur noch schon sehr nicht kein keine keinen hier da dort
le la les l un une des du de d et ou mais si alors que qui quoi dont en dans sur sous par pour avec sans chez au aux est sont etait etre a ont avez avons ai
peut peuvent pouvez doit doivent devez il elle ils elles on nous vous je tu me te se ce cet cette ces son sa ses leur leurs votre vos notre nos ne pas plus tres aussi
el los las unas unos y o u pero si entonces que quien cual en con sin por para del al es son era ser esta estan estar ha han he hemos puede pueden debe deben su sus
tu te me nos le les lo se este esta estos estas ese esa esos esas muy tambien mas no ya
i a ali ili da li je su sam smo ste si bi bih biste bude ce cu cete se sebe u na o od do iz za po pri sa s kod kao koji koja koje kojim koju sto sta kako kada gde ovo to taj ta te
ovaj ova ovi one ono oni ona njih njegov svoj vas vasa vase vasu vam nam mi vi ja ti moze mozete mogu treba samo jos vec takodje veoma ne nije
il lo gli uno di da dal della con su per tra fra che chi non e o sono essere
het een de van voor met naar aan bij om dat die is zijn wordt worden kan kunnen moet je uw u niet ook`

const connecting = `
hello hi hey dear welcome sure okay ok certainly course happy glad pleased help helps assist assistance answer question thanks thank sorry please
follow following follows below above step steps way ways let know anything else need needs further details information try first second third next
finally then hope ask feel free see summary note tip important warning caution short brief here's article articles according says instructions example look like want would case rest article shortly put simply moreover additionally
gern gerne hallo guten tag danke bitte hilfe helfen frage antwort folgen folgende folgenden schritt schritte anleitung so geht zuerst danach anschliessend
schliesslich weitere informationen fragen wissen hinweis tipp wichtig warnung vorsicht zusammengefasst laut artikel rest steht moglichkeit moglichkeiten sagen kurz gesagt kurzum ausserdem
bonjour merci volontiers bien sur aide aider question reponse suivez suivre suivant suivante suivantes suivants etape etapes voici comment ensuite puis enfin d'abord
n'hesitez savoir remarque conseil attention avertissement selon d'apres article informations faut suite bref resume cas
hola gracias claro ayuda ayudar ayudarle pregunta respuesta siga seguir siguiente siguientes paso pasos aqui tiene primero luego despues finalmente nota consejo
importante advertencia precaucion segun articulo informacion resto necesita saber digame resumen caso
zdravo hvala naravno rado pomoc pomoci pomognem pitanje pitanja odgovor sledece sledecih sledeci pratite korak koraci korake koraka evo prvo zatim potom onda konacno napomena
savet vazno upozorenje oprez prema clanak clanka clanku iz jezik ostatak ako potrebno informacije pitajte slobodno ukratko slucaju
请 注 意 请注 注意 提 示 提示 总 之 总之 另 外 另外`

const negating = `
not no never none nothing nobody neither nor without cannot can't don't doesn't didn't won't isn't aren't wasn't weren't shouldn't couldn't wouldn't mustn't haven't
hasn't unable impossible cant dont doesnt isnt wont
nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder
pas jamais aucun aucune rien sans ni n'est n'a n'ont n'y impossible
nunca ningun ninguna ninguno nada nadie sin tampoco jamas imposible
ne nije nisu nema nemaju nemojte nemoj nikad nikada nista niko bez nemoguce necete nece nisam niste
non mai nessuno nessuna senza nao sem nem geen niet nooit niets zonder`

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Grammar of every served language: they say nothing that a source would have to hold. */
export const grammarWords: ReadonlySet<string> = set(grammar)
/** What an answer may say around its facts. */
export const connectingWords: ReadonlySet<string> = set(connecting)
/** Words that turn a statement round. `no` counts in English and Spanish, `ne` in French and Serbian. */
export const negatingWords: ReadonlySet<string> = set(negating)
