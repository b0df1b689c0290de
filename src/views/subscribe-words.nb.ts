import type { SubscribeWords } from './subscribe-words.en.js';

export const nb: SubscribeWords = {
  form: {
    title: 'Få varsler',
    lead: (organisation) =>
      `${organisation} skriver til deg før et selskap som behandler personopplysninger på dets vegne, en policy eller en databehandleravtale kommer til, byttes ut eller endres, slik du velger nedenfor. Ingenting annet sendes: verken nyhetsbrev eller reklame.`,
    email: 'E-postadresse',
    products: 'Produkter',
    productsHint: 'Velg ingen for å høre om alle.',
    language: 'Språk for varslene',
    topics: 'Hva om',
    topicsHint: 'Velg ingen for å høre om alt, også det som kommer til senere.',
    subProcessors: 'Underdatabehandlere',
    agreements: 'Databehandleravtaler',
    policy: (title) => `Policy: ${title}`,
    cadence: 'Hvor ofte',
    each: 'Hvert varsel, når det kunngjøres',
    weekly: 'Én e-post i uken, på mandag',
    weeklyHint:
      'Et varsel kommer straks når mandag ville vært for sent: når en endring trer i kraft, eller fristen for innsigelser går ut, innen da.',
    ask: 'Be om varsler',
    problem: 'Ingenting er sendt ennå',
    badEmail: 'Dette er ikke en e-postadresse det kan skrives til.',
    badProducts: 'Ett av produktene kan ikke velges her.',
    badLanguage: 'Dette språket kan ikke velges her.',
    badChoice: 'Ett av valgene finnes ikke her.',
    tooMany:
      'Det kom for mange forespørsler herfra, eller for denne adressen, innen én time. Prøv igjen senere.',
  },
  privacy: {
    title: 'Hva som skjer med adressen din',
    who: 'Hvem som er ansvarlig',
    purpose: 'Til hva',
    purposeText: 'For å sende deg endringsvarslene du velger, og til ingenting annet.',
    basis: 'På hvilket grunnlag',
    basisText:
      'Ditt samtykke (personvernforordningen art. 6 nr. 1 bokstav a). Det er frivillig: de samme varslene står på siden med endringer.',
    term: 'Hvor lenge',
    termText:
      'Til du melder deg av. Det som ikke bekreftes, slettes etter 48 timer, og loggen over e-postene som ba deg bekrefte, 7 dager etter at de ble levert. Når du melder deg av, slettes adressen og valgene dine straks. Igjen blir en nøklet hash, som adressen ikke kan leses av, med når du spurte, bekreftet og meldte deg av, hvilken ordlyd du samtykket til, og hvilke e-poster som ble sendt når: beviset for samtykket ditt og for varslene våre.',
    leave: 'Hvordan du melder deg av',
    leaveText:
      'Hvert varsel har en lenke for å melde seg av med ett klikk, og en til en side der du endrer valgene dine. Det som er sendt før, blir ikke ulovlig av det.',
    rights: 'Dine rettigheter',
    rightsText:
      'Du kan be om innsyn, retting, sletting, begrensning og en kopi av opplysningene dine, som du også selv kan laste ned fra siden med valgene dine, og klage til en tilsynsmyndighet.',
    recipients: 'Hvem som mottar den',
    recipientsText:
      'Tjenestene som drifter disse sidene og leverer e-posten; de står på listen over underdatabehandlere.',
  },
  asked: {
    title: 'Se i innboksen din',
    text: 'En melding er på vei til adressen. Åpne lenken i den innen 48 timer og bekreft; til da sendes ingenting annet. Kommer det ingenting, se i søppelposten eller be om det på nytt.',
  },
  confirm: {
    title: 'Bekreft abonnementet',
    text: (organisation) =>
      `Skal ${organisation} sende endringsvarsler til adressen denne lenken ble sendt til?`,
    about: 'Produkter',
    all: 'alle produkter',
    allTopics: 'alt',
    language: 'Språk',
    button: 'Ja, send meg varsler',
    not: 'Hvis du ikke har bedt om dette, lukk siden. Ingenting sendes, og forespørselen slettes etter 48 timer.',
    doneTitle: 'Du abonnerer',
    done: (organisation) =>
      `${organisation} skriver til deg når en endring kunngjøres. Hvert varsel har en lenke for å melde seg av.`,
  },
  expired: {
    title: 'Denne lenken virker ikke lenger',
    text: 'Den er brukt, er eldre enn 48 timer, eller det er bedt om en nyere. Har du bekreftet før, er det ingenting mer å gjøre.',
    again: 'Be om en ny lenke',
  },
  preferences: {
    title: 'Dine valg',
    lead: (organisation) =>
      `Hva ${organisation} skriver til adressen denne lenken ble sendt til. Endringer gjelder straks.`,
    save: 'Lagre',
    saved: 'Lagret. Varsler som er kunngjort før, kommer fortsatt slik de var valgt.',
    problem: 'Ingenting ble endret',
    dataTitle: 'Dine opplysninger',
    dataText: 'Alt som er lagret om dette abonnementet, som en fil for mennesker og programmer (JSON).',
    download: 'Last ned opplysningene',
    leaveTitle: 'Meld deg av',
    leaveText:
      'Ingen flere varsler kommer, og adressen og valgene dine slettes. Varsler du har krav på etter avtale, går til kontakten som er oppgitt der, og berøres ikke.',
    goneTitle: 'Denne lenken virker ikke lenger',
    gone: 'Abonnementet er avsluttet, eller adressen til denne siden ble ikke kopiert i sin helhet. Lenken står i det nyeste varselet.',
  },
  leave: {
    title: 'Meld deg av',
    text: (organisation) =>
      `Skal ${organisation} slutte å sende endringsvarsler til adressen denne lenken ble sendt til?`,
    button: 'Ja, slutt og slett adressen',
    doneTitle: 'Du er meldt av',
    done: (organisation) =>
      `Ingen flere endringsvarsler fra ${organisation} sendes til adressen denne lenken ble sendt til, og den er slettet. Varsler du har krav på etter avtale, berøres ikke.`,
    again: 'Abonner igjen',
  },
};
