/**
 * Given and family names that are ordinary words too, folded: where they stand for a person has to be told by what is
 * around them. Not a list of names: whoever has another name is masked wherever it stands.
 */
const lists = `
amber angel april art august autumn baker bell best bill black blossom brook brooks brown bush case chance charity
chase chip church clay cliff cook cooper cross daisy dale dawn day dean duke eve faith fisher ford fox frank gale
gardener gay ginger gold grace grant gray green grey guy harmony hazel heath heather hill holly hope hunter hunt iris
ivy jade joy june justice king knight lake lance lane lily long love major mark marsh mason may melody mercy miles
miller mills moon moss olive page parker pearl peg penny piper porter post potter power price prince ray reed rich
rock rose ruby rusty sage sandy shepherd short silver skip smith snow star stark stone storm summer sunny tanner
taylor turner violet wade walker wall ward waters weaver wells west white will willow winter wise wolf wood woods
young bach bauer berg blum braun brand ernst engel falk feld fink fischer freund frost fuchs gross hahn hase heide
heiden herz hirsch horn jung kaiser keller klein koch kraft krug kurz lang linde mai mut neu reich richter ritter rot
roth ruhe schneider schnell schwarz sommer stein sturm tag vogel wald blanc blanche boucher bois bon boulanger
chevalier claire desire fleur fontaine fort france grand jardin marguerite moulin noir perle petit pierre place pont
riviere roi rosier roux rue vert alba blanca blanco bueno caballero campo campos castillo consuelo cruz dolores
esperanza estrella flor flores fuentes guerra iglesia leon luna luz mar mercedes moreno nieves paloma paz pilar prado
ramos rey reyes rico rios rubio santos sierra sol soledad torres valle vega vera bela beli blaga crni dan dar draga
dragi dunja golub grad iskra jagoda jutro kalina kosa kruna lasta lav lepa ljubav luka mila mili milost mir mlada nada
neven nova petak pop pravda rada radost ruza senka slava sloboda srna sunce suncica tihi vesela vesna visnja vlada vuk
zima zlata zora zvezda konig schafer weiss gluck leroy`

export const wordNames: ReadonlySet<string> = new Set(lists.trim().split(/\s+/))
