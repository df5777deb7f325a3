// SPDX-License-Identifier: Apache-2.0
import type { GuideLanguage } from '@harbor/contracts';

/** What somebody can notice. Told from outside, and without detail that nobody needs for a call. */
export const noticed = ['danger', 'missing', 'controlled', 'things', 'afraid', 'traded', 'online', 'family', 'told'] as const;
export type Noticed = (typeof noticed)[number];

/** The words of the pages that anybody may read. */
export interface PublicWords {
  title: string;
  otherLanguage: string;
  presses: string;
  heading: string;
  intro: string;
  call: { heading: string; emergency: string; ncmec: string; noName: string; tongues: string };
  helper: {
    heading: string;
    noticed: string;
    noticedHint: string;
    say: string;
    sayNothing: string;
    begin: readonly string[];
    end: readonly string[];
    notices: Record<Noticed, { label: string; say: string }>;
  };
  careful: { heading: string; lines: readonly string[] };
  myths: { heading: string; myth: string; fact: string; items: readonly { myth: string; fact: string }[] };
  guides: { heading: string; none: string; away: string; back: string; gone: string };
  guide: {
    grade: (grade: string) => string;
    published: (day: string) => string;
    unreviewed: string;
    due: string;
    reviewed: string;
    noName: string;
    paid: string;
    experiences: string;
  };
  keeps: { heading: string; lines: readonly string[]; safety: string };
}

const en: PublicWords = {
  title: 'Information',
  otherLanguage: 'Español',
  presses: 'Press Shift three times to leave this page.',
  heading: 'Are you worried about a young person?',
  intro: 'You do not have to be sure. You do not have to know what it is called. Trust what you noticed, and call.',
  call: {
    heading: 'Call now',
    emergency: 'Someone is in danger now.',
    ncmec:
      'Tell what you know about a child who is missing or in danger, day or night. This is the national center for missing children (NCMEC).',
    noName: 'You do not have to give your name.',
    tongues: 'You can speak English or Spanish. For any other language, say which one, and ask for a translator.',
  },
  helper: {
    heading: 'What I noticed, and what to say when I call',
    noticed: 'What did you notice?',
    noticedHint: 'Mark what fits. It stays on this page and goes when you close it.',
    say: 'What you can say',
    sayNothing: 'Mark something above, and words for it stand here.',
    begin: [
      '“Hello. I am worried about a young person. I would like to tell what I noticed.”',
      '“I do not want to give my name.” You can say this, and they will still listen.',
      'For another language, say its name in English: “Arabic, please.”',
    ],
    end: [
      'Say about how old the young person is, and what name you know.',
      'Say where and when you last saw them.',
      'Say what you saw and heard yourself. If someone told you, say who.',
      'Say what you know of cars, places and screen names.',
      '“What happens now? May I call again?”',
    ],
    notices: {
      danger: {
        label: 'They are hurt, or in danger now',
        say: 'Call 911 first. “A young person is in danger now. We are at this place.” Stay on the line.',
      },
      missing: {
        label: 'They are missing, or not where they should be',
        say: '“This young person is missing. I last saw them here, at this time.” There is no need to wait a day.',
      },
      controlled: {
        label: 'Someone decides where they go, or holds their phone or papers',
        say: '“Someone seems to decide where they go and whom they talk to.”',
      },
      things: {
        label: 'They have new things, and cannot say where they are from',
        say: '“They have new things, and they did not want to say who gave them.”',
      },
      afraid: {
        label: 'They seem afraid, or someone else speaks for them',
        say: '“They looked afraid, and another person spoke for them.”',
      },
      traded: {
        label: 'Someone gives a place to stay, food or money, and wants something for it',
        say: '“I think that someone gives them a place to stay, and wants something for it.”',
      },
      online: {
        label: 'Someone online pushes them, or threatens them with pictures',
        say: '“Someone online puts pressure on them. Please tell me how to report that, too.”',
      },
      family: {
        label: 'The person who may hurt them is family, or looks after them',
        say: '“I think it may be someone at home. Please do not call the home.”',
      },
      told: {
        label: 'They told me about it',
        say: '“They told me about it.” Say it in their own words. You do not need to ask them for more.',
      },
    },
  },
  careful: {
    heading: 'What keeps everyone safer',
    lines: [
      'Do not face the person who may do harm, and do not follow anyone.',
      'Do not tell others, and do not post about it.',
      'If the young person talks to you, listen. You can say: “I believe you. It is not your fault.”',
      'Do not promise to keep it secret. Say that you will ask people who can help.',
    ],
  },
  myths: {
    heading: 'Myths and facts',
    myth: 'Myth',
    fact: 'Fact',
    items: [
      {
        myth: 'It only happens to girls.',
        fact: 'It happens to boys, too, and to LGBTQ and Two-Spirit youth. People see it less in them, so they get help less.',
      },
      { myth: 'It is always a stranger.', fact: 'It can be a parent, a relative, a friend or a foster parent.' },
      {
        myth: 'A child who is trafficked is missing.',
        fact: 'Many are not missing at all. This is so most of all when family does it.',
      },
      {
        myth: 'There is always force.',
        fact: 'For anyone under 18, the law does not ask for force. A child cannot agree to it.',
      },
      { myth: 'It is about money.', fact: 'Food, drugs or a place to stay can be the price, too.' },
      { myth: 'One must wait a day to report a missing child.', fact: 'There is no wait. Police take the report at once.' },
      {
        myth: 'Someone who goes back wants it.',
        fact: 'Fear, threats and need pull people back. Getting free takes time, and often more than one try.',
      },
      {
        myth: 'They would ask for help.',
        fact: 'Many are told that no one will believe them. Some do not see it as harm yet. Kind words and time help.',
      },
    ],
  },
  guides: {
    heading: 'Guides',
    none: 'There are no guides for everyone yet.',
    away: 'The guides cannot be shown just now. All the rest of this page is here. Try again in a minute.',
    back: 'Back to the first page',
    gone: 'This guide is not here any more.',
  },
  guide: {
    grade: (grade) => `Reads at school grade ${grade}.`,
    published: (day) => `Published ${day}.`,
    unreviewed: 'No survivor expert has read this guide yet.',
    due: 'This guide is due to be read again. Some of it may be out of date.',
    reviewed: 'Read by people who lived through it:',
    noName: 'a survivor expert who wants no name here',
    paid: 'was paid for it',
    experiences: 'knows about',
  },
  keeps: {
    heading: 'What this page keeps',
    lines: [
      'Nothing. It sets no cookie, counts no visits and asks for no name.',
      'The history of your browser still shows that it was open. Your call list shows the numbers that you called.',
    ],
    safety: 'Is this device safe?',
  },
};

const es: PublicWords = {
  title: 'Información',
  otherLanguage: 'English',
  presses: 'Presione Mayús tres veces para salir de esta página.',
  heading: '¿Le preocupa un niño o un joven?',
  intro: 'No hace falta estar seguro. No hace falta saber cómo se llama. Confíe en lo que notó, y llame.',
  call: {
    heading: 'Llame ahora',
    emergency: 'Alguien está en peligro ahora.',
    ncmec:
      'Cuente lo que sabe de un niño perdido o en peligro, de día o de noche. Es el centro nacional para niños perdidos (NCMEC).',
    noName: 'No tiene que dar su nombre.',
    tongues: 'Puede hablar en español o en inglés. Para otro idioma, diga cuál es y pida un traductor.',
  },
  helper: {
    heading: 'Lo que noté, y qué decir cuando llamo',
    noticed: '¿Qué notó?',
    noticedHint: 'Marque lo que va. Se queda en esta página y se borra cuando la cierra.',
    say: 'Lo que puede decir',
    sayNothing: 'Marque algo arriba, y aquí verá palabras para decirlo.',
    begin: [
      '“Hola. Me preocupa un joven. Quiero contar lo que noté.”',
      '“No quiero dar mi nombre.” Puede decirlo, y le van a escuchar igual.',
      'Si contestan en inglés, diga: “Spanish, please.”',
    ],
    end: [
      'Diga más o menos qué edad tiene, y qué nombre conoce usted.',
      'Diga dónde y cuándo lo vio por última vez.',
      'Diga lo que usted vio y oyó. Si otra persona se lo contó, diga quién.',
      'Diga lo que sabe de carros, lugares y nombres en las redes.',
      '“¿Qué pasa ahora? ¿Puedo llamar otra vez?”',
    ],
    notices: {
      danger: {
        label: 'Está herido, o en peligro ahora',
        say: 'Llame primero al 911. “Un joven está en peligro ahora. Estamos en este lugar.” No cuelgue.',
      },
      missing: {
        label: 'Está perdido, o no está donde debe estar',
        say: '“Este joven está perdido. Lo vi por última vez aquí, a esta hora.” No hay que esperar un día.',
      },
      controlled: {
        label: 'Alguien decide adónde va, o tiene su teléfono o sus papeles',
        say: '“Parece que alguien decide adónde va y con quién habla.”',
      },
      things: {
        label: 'Tiene cosas nuevas, y no puede decir de dónde son',
        say: '“Tiene cosas nuevas, y no quiso decir quién se las dio.”',
      },
      afraid: {
        label: 'Parece tener miedo, u otra persona habla por él o ella',
        say: '“Se veía con miedo, y otra persona hablaba en su lugar.”',
      },
      traded: {
        label: 'Alguien le da techo, comida o dinero, y quiere algo a cambio',
        say: '“Creo que alguien le da dónde dormir, y quiere algo a cambio.”',
      },
      online: {
        label: 'Alguien en internet le presiona, o le amenaza con fotos',
        say: '“Alguien en internet le presiona. Dígame, por favor, cómo se denuncia eso también.”',
      },
      family: {
        label: 'La persona que le hace daño es de la familia, o le cuida',
        say: '“Creo que puede ser alguien de la casa. Por favor, no llamen a la casa.”',
      },
      told: {
        label: 'Me lo contó',
        say: '“Me lo contó.” Dígalo con las palabras del joven. No hace falta preguntarle más.',
      },
    },
  },
  careful: {
    heading: 'Lo que cuida a todos',
    lines: [
      'No enfrente a la persona que puede hacer daño, y no siga a nadie.',
      'No lo cuente a otros, y no lo ponga en las redes.',
      'Si el joven le habla, escuche. Puede decir: “Te creo. No es tu culpa.”',
      'No prometa guardar el secreto. Diga que va a pedir ayuda a quien puede darla.',
    ],
  },
  myths: {
    heading: 'Mitos y hechos',
    myth: 'Mito',
    fact: 'Hecho',
    items: [
      {
        myth: 'Solo les pasa a las niñas.',
        fact: 'También les pasa a los niños, y a jóvenes LGBTQ y de Dos Espíritus. En ellos se ve menos, y por eso reciben menos ayuda.',
      },
      { myth: 'Siempre es un extraño.', fact: 'Puede ser un padre, un pariente, un amigo o un padre de acogida.' },
      { myth: 'Un niño víctima de trata está perdido.', fact: 'Muchos no están perdidos. Sobre todo cuando lo hace la familia.' },
      {
        myth: 'Siempre hay fuerza.',
        fact: 'Con menores de 18 años, la ley no pide que haya fuerza. Un niño no puede dar permiso para eso.',
      },
      { myth: 'Se trata de dinero.', fact: 'La comida, las drogas o un lugar para dormir también pueden ser el precio.' },
      {
        myth: 'Hay que esperar un día para avisar que un niño falta.',
        fact: 'No hay espera. La policía toma el aviso en el momento.',
      },
      {
        myth: 'Quien vuelve es porque quiere.',
        fact: 'El miedo, las amenazas y la falta de todo hacen volver. Salir toma tiempo, y muchas veces más de un intento.',
      },
      {
        myth: 'Pediría ayuda.',
        fact: 'A muchos les dicen que nadie les va a creer. Algunos todavía no lo ven como un daño. Ayudan el tiempo y las palabras buenas.',
      },
    ],
  },
  guides: {
    heading: 'Guías',
    none: 'Todavía no hay guías para todos.',
    away: 'Ahora no se pueden mostrar las guías. El resto de la página está aquí. Pruebe otra vez en un minuto.',
    back: 'Volver a la primera página',
    gone: 'Esta guía ya no está aquí.',
  },
  guide: {
    grade: (grade) => `Se lee con el grado escolar ${grade}.`,
    published: (day) => `Publicada el ${day}.`,
    unreviewed: 'Nadie que lo vivió ha leído todavía esta guía.',
    due: 'A esta guía le toca otra lectura. Algo de ella puede ser viejo.',
    reviewed: 'La leyeron personas que lo vivieron:',
    noName: 'una persona sobreviviente que no quiere nombre aquí',
    paid: 'recibió pago por ello',
    experiences: 'sabe de',
  },
  keeps: {
    heading: 'Lo que guarda esta página',
    lines: [
      'Nada. No pone cookies, no cuenta visitas y no pide ningún nombre.',
      'El historial de su navegador muestra que estuvo abierta. Su lista de llamadas muestra los números que marcó.',
    ],
    safety: '¿Es seguro este dispositivo?',
  },
};

export const publicWords: Readonly<Record<GuideLanguage, PublicWords>> = { en, es };
