// SPDX-License-Identifier: Apache-2.0
import { type DemoGuide, list, myth, steps, text, words } from './guide-shapes.js';
import { moreGuides } from './guides-more.js';

const firstDays: DemoGuide = {
  audiences: ['caregiver', 'worker'],
  topics: ['first_days', 'talking'],
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 20,
      dueInDays: 345,
      reviews: [
        {
          shownAs: 'R.',
          thanks: ['paid', 'credited'],
          experiences: ['trafficked_by_others', 'foster_care'],
          verdict: 'ready',
          daysAgo: 24,
        },
        { thanks: ['paid'], experiences: ['trafficked_by_family', 'ran_from_care'], verdict: 'ready', daysAgo: 22 },
      ],
      en: text(
        'The first days with you',
        'What helps when a young person comes to live with you.',
        words(
          'Start with what they like',
          'Ask what they like to eat, hear and wear. Show them their room and let them choose where things go.',
        ),
        list(
          'Things that help',
          'Tell them what comes next: meals, sleep, school.',
          'Knock, and wait for an answer.',
          'Keep a light on if they want one.',
          'Let them say no to a hug.',
        ),
        words(
          'You do not need the story',
          'Do not ask what happened. If they tell you, listen. You can say: “I am glad you told me. It is not your fault.”',
        ),
      ),
      es: text(
        'Los primeros días con usted',
        'Lo que ayuda cuando un joven llega a vivir con usted.',
        words(
          'Empiece por lo que le gusta',
          'Pregunte qué le gusta comer, oír y vestir. Muéstrele su cuarto y deje que elija dónde va cada cosa.',
        ),
        list(
          'Cosas que ayudan',
          'Diga lo que viene después: comidas, sueño, escuela.',
          'Toque la puerta y espere la respuesta.',
          'Deje una luz si la quiere.',
          'Deje que diga que no a un abrazo.',
        ),
        words(
          'No le hace falta la historia',
          'No pregunte qué pasó. Si se lo cuenta, escuche. Puede decir: “Qué bueno que me lo contaste. No es tu culpa.”',
        ),
      ),
    },
  ],
};

const spanish: DemoGuide = {
  audiences: ['caregiver', 'worker'],
  topics: ['talking', 'own_strength'],
  languages: ['es'],
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 15,
      dueInDays: 350,
      reviews: [
        { shownAs: 'Luz', thanks: ['credited'], experiences: ['immigrant', 'foster_care'], verdict: 'ready', daysAgo: 17 },
      ],
      en: text(
        'Their language is a strength',
        'For youth who speak Spanish: keep both languages alive at home.',
        list(
          'At home',
          'Let them speak the language they feel like.',
          'Ask them to teach you a word a day.',
          'Play music and cook food that they know.',
        ),
        words(
          'With others',
          'Never use the young person to translate for you. Ask the worker for an interpreter. It costs you nothing.',
        ),
      ),
      es: text(
        'Su idioma es una fuerza',
        'Para jóvenes que hablan español: cuide los dos idiomas en casa.',
        list(
          'En casa',
          'Deje que hable el idioma que quiera.',
          'Pida que le enseñe una palabra al día.',
          'Ponga música y cocine lo que ya conoce.',
        ),
        words(
          'Con otras personas',
          'Nunca use al joven para traducir. Pida un intérprete a la trabajadora. A usted no le cuesta nada.',
        ),
      ),
    },
  ],
};

const online: DemoGuide = {
  audiences: ['caregiver'],
  topics: ['online'],
  youngest: 11,
  oldest: 17,
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 9,
      dueInDays: 356,
      en: text(
        'Phone and internet, together',
        'Rules that you make with the young person work better than rules you make alone.',
        steps(
          'Make a plan together',
          'Ask what they use, and what they like about it.',
          'Agree where phones sleep at night. Yours, too.',
          'Agree what to do when someone asks for a picture or wants to meet.',
          'Say: “If something goes wrong, tell me. I will not take your phone for telling me.”',
        ),
        words(
          'When someone threatens them',
          'Do not answer, and do not delete. Call the worker. You can also call 1-800-843-5678, day or night.',
        ),
      ),
      es: text(
        'Teléfono e internet, juntos',
        'Las reglas que usted hace con su joven sirven más que las que una persona adulta pone por su cuenta.',
        steps(
          'Hagan un plan juntos',
          'Pregunte qué usa, y qué le gusta de eso.',
          'Decidan dónde duermen los teléfonos. El suyo también.',
          'Decidan qué hacer si alguien pide una foto o quiere verle.',
          'Diga: “Si algo sale mal, dímelo. No te voy a quitar el teléfono por contarlo.”',
        ),
        words(
          'Si alguien le amenaza',
          'No conteste y no borre nada. Llame a la trabajadora. También puede llamar al 1-800-843-5678, de día o de noche.',
        ),
      ),
    },
  ],
};

const missing: DemoGuide = {
  audiences: ['caregiver', 'worker'],
  topics: ['missing'],
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 34,
      dueInDays: -4,
      reviews: [{ thanks: ['paid'], experiences: ['ran_from_care', 'boy_or_young_man'], verdict: 'ready', daysAgo: 35 }],
      en: text(
        'When they leave, and when they come back',
        'Leaving is often a way to cope. How you welcome them back matters most.',
        steps(
          'When they are gone',
          'If you fear danger, call 911.',
          'Call your agency at once, at any hour.',
          'Write down what they wore, and whom they talk to.',
        ),
        list(
          'When they are back',
          'Say: “I am glad you are here.”',
          'Offer food, a shower and sleep.',
          'Ask no questions tonight, and give no punishment.',
          'Tell the worker they are back.',
        ),
      ),
      es: text(
        'Cuando se va, y cuando vuelve',
        'Irse es muchas veces una forma de aguantar. Lo que más importa es cómo se le recibe.',
        steps(
          'Cuando no está',
          'Si teme un peligro, llame al 911.',
          'Llame a su agencia enseguida, a cualquier hora.',
          'Anote qué ropa lleva y con quién habla.',
        ),
        list(
          'Cuando vuelve',
          'Diga: “Qué bueno que estás aquí.”',
          'Ofrezca comida, una ducha y sueño.',
          'Esta noche no pregunte nada, y no dé castigos.',
          'Avise a la trabajadora que volvió.',
        ),
      ),
    },
  ],
};

const boys: DemoGuide = {
  audiences: ['public', 'caregiver', 'worker', 'provider'],
  topics: ['talking'],
  genders: ['boy', 'trans_boy'],
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 12,
      dueInDays: 200,
      reviews: [
        {
          shownAs: 'Marcus T.',
          thanks: ['credited', 'paid'],
          experiences: ['boy_or_young_man', 'trafficked_by_others'],
          verdict: 'ready',
          daysAgo: 14,
        },
        { thanks: [], experiences: ['lgbtq_two_spirit'], verdict: 'ready', daysAgo: 13 },
      ],
      en: text(
        'Boys are hurt, too',
        'What people get wrong about boys, and what helps.',
        myth('Boys can get away.', 'Fear, threats and shame hold boys as they hold girls.'),
        myth('A boy would tell.', 'Many boys wait for years. They fear that no one will believe them.'),
        myth('It makes him gay.', 'What was done to him says nothing about whom he loves. And gay boys need care, too.'),
        list(
          'What helps',
          'Use the words that he uses.',
          'Ask about school, sports and friends first.',
          'Let him choose who is in the room.',
        ),
      ),
      es: text(
        'A los chicos también les pasa',
        'Lo que la gente no sabe de los chicos, y lo que ayuda.',
        myth('Un chico se puede escapar.', 'El miedo, las amenazas y la vergüenza atan a los chicos igual que a las chicas.'),
        myth('Un chico lo contaría.', 'Muchos chicos esperan años. Temen que nadie les va a creer.'),
        myth('Eso lo hace gay.', 'Lo que le hicieron no dice nada de a quién ama. Y los chicos gays también necesitan cuidado.'),
        list(
          'Lo que ayuda',
          'Use las palabras que él usa.',
          'Pregunte primero por la escuela, el deporte y los amigos.',
          'Deje que elija quién está en el cuarto.',
        ),
      ),
    },
  ],
};

export const demoGuides: readonly DemoGuide[] = [firstDays, spanish, online, missing, boys, ...moreGuides];
