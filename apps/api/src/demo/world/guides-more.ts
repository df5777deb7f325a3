// SPDX-License-Identifier: Apache-2.0
import { type DemoGuide, list, steps, text, words } from './guide-shapes.js';

const noticing: DemoGuide = {
  audiences: ['public', 'caregiver', 'worker', 'provider'],
  topics: ['reporting'],
  versions: [
    {
      state: 'published',
      publishedDaysAgo: 18,
      dueInDays: 347,
      reviews: [
        {
          shownAs: 'A. survivor',
          thanks: ['credited'],
          experiences: ['trafficked_online', 'indigenous'],
          verdict: 'ready',
          daysAgo: 19,
        },
      ],
      en: text(
        'What a neighbor can do',
        'You may be the one person who sees it. Small things help.',
        list(
          'Be someone safe',
          'Say hello, and remember their name.',
          'Be kind every time, not only once.',
          'Do not push for answers.',
        ),
        steps(
          'If you are worried',
          'In danger now: call 911.',
          'Else call 1-800-843-5678. You do not have to give your name.',
          'Write down the place, the day and the hour.',
        ),
      ),
      es: text(
        'Lo que puede hacer un vecino',
        'Tal vez usted es la única persona que lo ve. Las cosas pequeñas ayudan.',
        list(
          'Sea una persona segura',
          'Salude, y recuerde su nombre.',
          'Sea amable siempre, no una sola vez.',
          'No insista en que le conteste.',
        ),
        steps(
          'Si le preocupa',
          'Si hay peligro ahora: llame al 911.',
          'Si no, llame al 1-800-843-5678. No tiene que dar su nombre.',
          'Anote el lugar, el día y la hora.',
        ),
      ),
    },
  ],
};

const interpreting: DemoGuide = {
  audiences: ['worker', 'provider'],
  topics: ['interpreting'],
  versions: [
    {
      state: 'in_review',
      reviews: [
        {
          shownAs: 'Luz',
          thanks: ['paid', 'credited'],
          experiences: ['immigrant'],
          verdict: 'change_first',
          note: 'Say first that the youth may turn an interpreter down.',
          daysAgo: 3,
        },
      ],
      en: text(
        'Working with an interpreter',
        'Let the young person choose the language, and who speaks it for them.',
        list(
          'Before',
          'Ask which language, and whether a man or a woman.',
          'Make sure that the interpreter does not know the family.',
        ),
        list('During', 'Speak to the young person, not to the interpreter.', 'Use short sentences, and stop often.'),
      ),
      es: text(
        'Trabajar con un intérprete',
        'Deje que el joven elija el idioma, y quién lo habla por él o ella.',
        list(
          'Antes',
          'Pregunte qué idioma, y si prefiere un hombre o una mujer.',
          'Vea que el intérprete no conozca a la familia.',
        ),
        list('Durante', 'Hable con el joven, no con el intérprete.', 'Use frases cortas y haga pausas.'),
      ),
    },
  ],
};

const court: DemoGuide = {
  audiences: ['worker', 'caregiver'],
  topics: ['court'],
  youngest: 12,
  versions: [
    {
      state: 'draft',
      en: text(
        'A day in court',
        'What the young person may want to know before a hearing.',
        list(
          'They may ask',
          'Who is in the room, and where do I sit?',
          'Do I have to speak?',
          'Who goes with me, and who takes me home?',
        ),
      ),
    },
  ],
};

const strengthEn = text(
  'Your own strength',
  'You cannot pour from an empty cup. Look after yourself, too.',
  list(
    'Small things count',
    'Sleep when you can.',
    'Keep one hour a week that is only yours.',
    'Call another foster parent who knows.',
  ),
  words('When it is too much', 'Tell your worker. Asking for a break is not giving up.'),
);
const strengthEs = text(
  'Su propia fuerza',
  'De una taza vacía no se puede servir. Cuídese usted también.',
  list(
    'Lo pequeño cuenta',
    'Duerma cuando pueda.',
    'Guarde una hora a la semana solo para usted.',
    'Llame a otra familia de acogida que sabe cómo es.',
  ),
  words('Cuando es demasiado', 'Dígalo a su trabajadora. Pedir un descanso no es rendirse.'),
);
const strength: DemoGuide = {
  audiences: ['caregiver'],
  topics: ['own_strength'],
  versions: [
    {
      state: 'replaced',
      publishedDaysAgo: 33,
      dueInDays: 332,
      en: { ...strengthEn, parts: strengthEn.parts.slice(0, 1) },
      es: { ...strengthEs, parts: strengthEs.parts.slice(0, 1) },
    },
    {
      state: 'published',
      publishedDaysAgo: 7,
      dueInDays: 358,
      reviews: [{ thanks: ['paid'], experiences: ['parent', 'foster_care'], verdict: 'ready', daysAgo: 8 }],
      en: strengthEn,
      es: strengthEs,
    },
    { state: 'draft', en: { ...strengthEn, summary: 'Look after yourself, too: it helps you both.' }, es: strengthEs },
  ],
};

const school: DemoGuide = {
  audiences: ['caregiver'],
  topics: ['school'],
  versions: [
    {
      state: 'withdrawn',
      publishedDaysAgo: 30,
      dueInDays: 335,
      en: text(
        'Back to school',
        'Ask the school for one adult whom the young person can go to.',
        list('Ask for', 'A way to leave the room without asking.', 'A quiet place.', 'A slow start, with fewer hours.'),
      ),
      es: text(
        'De vuelta a la escuela',
        'Pida a la escuela un adulto a quien el joven pueda acudir.',
        list(
          'Pida',
          'Una forma de salir del salón sin pedir permiso.',
          'Un lugar tranquilo.',
          'Un comienzo lento, con menos horas.',
        ),
      ),
    },
  ],
};

export const moreGuides: readonly DemoGuide[] = [noticing, interpreting, court, strength, school];
