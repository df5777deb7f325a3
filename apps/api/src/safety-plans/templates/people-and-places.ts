// SPDX-License-Identifier: Apache-2.0
import type { TemplateSection } from './template.js';

/** Who and where is safe, and what keeps ordinary days safe. */
export const peopleAndPlacesSections: TemplateSection[] = [
  {
    // C2: a foster parent must know whom to call. So it asks for safe people only. Whoever must NOT be called or told
    // is a person of concern and reaches a foster parent as an alert, never as a name in a list beside safe ones.
    code: 'safe_people',
    dataClass: 'C2',
    stages: ['in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'People I trust',
        prompt:
          'Which three or four adults can you count on? How do you reach them, and when? Who should be called first? ' +
          'If someone should not be called, tell your worker. It is not written here.',
        why: 'When it is hard to think, a name and a number are enough.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Personas en quienes confío',
        prompt:
          '¿Con qué tres o cuatro personas adultas puedes contar? ¿Cómo y cuándo las encuentras? ¿A quién se llama primero? ' +
          'Si a alguien no se le debe llamar, díselo a quien lleva tu caso. Eso no se escribe aquí.',
        why: 'Cuando cuesta pensar, basta con un nombre y un número.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    // C4: a list of the places where a youth can be found is a map for whoever looks for them.
    code: 'safe_places',
    dataClass: 'C4',
    stages: ['in_placement', 'while_missing', 'transition'],
    suggestedAudience: 'team',
    canSkip: true,
    text: {
      en: {
        title: 'Places that feel safe',
        prompt: 'Where do you feel safe? Where could you go at night? Is there a place to meet someone you trust?',
        why: 'If you are away, we look there first, and in a way you agree to.',
        whoSees: 'You, your worker and your team. It is kept closed, and the people you live with do not get it.',
      },
      es: {
        title: 'Lugares donde me siento bien',
        prompt: '¿Dónde te sientes a salvo? ¿Adónde podrías ir de noche? ¿Hay un lugar para verte con alguien de confianza?',
        why: 'Si no estás, buscamos primero ahí, y de la manera que tú aceptes.',
        whoSees: 'Tú, quien lleva tu caso y tu equipo. Se guarda aparte y las personas con quienes vives no lo reciben.',
      },
    },
  },
  {
    // C2, so that agreed phone rules can reach home. Account names are kept as handles (C3), which is why the prompt
    // asks for none; "team" because most of it is between the youth and those who help with it.
    code: 'digital_safety',
    dataClass: 'C2',
    stages: ['in_placement', 'first_72_hours', 'transition'],
    suggestedAudience: 'team',
    canSkip: true,
    text: {
      en: {
        title: 'My phone and my accounts',
        prompt:
          'What have you set up so that you choose who can find you or write to you? What do you want help with: ' +
          'location, accounts, photos? Please do not write passwords or account names here.',
        why: 'Your phone is yours. Small changes can keep people out that you do not want there.',
        whoSees: 'You, your worker and your team. You can share an answer with the people you live with.',
      },
      es: {
        title: 'Mi teléfono y mis cuentas',
        prompt:
          '¿Qué has cambiado para decidir tú quién te encuentra o te escribe? ¿Con qué quieres ayuda: ' +
          'ubicación, cuentas, fotos? Por favor, no escribas aquí contraseñas ni nombres de cuentas.',
        why: 'Tu teléfono es tuyo. Con pequeños cambios no entra la gente que tú no quieres.',
        whoSees: 'Tú, quien lleva tu caso y tu equipo. Puedes compartir una respuesta con las personas con quienes vives.',
      },
    },
  },
  {
    // The one section that is never left empty: the worker can write the numbers down without asking for anything.
    code: 'professionals',
    dataClass: 'C2',
    stages: ['in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: false,
    text: {
      en: {
        title: 'People whose job is to help me',
        prompt: 'Who helps you now: your worker, a counselor, a nurse, a lawyer? Who works well for you? Who answers at night?',
        why: 'You and the people you live with should never have to search for a number.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Personas que trabajan para ayudarme',
        prompt:
          '¿Quién te ayuda ahora: quien lleva tu caso, un consejero, una enfermera, una abogada? ¿Con quién te va bien? ¿Quién contesta de noche?',
        why: 'Ni tú ni las personas con quienes vives deben tener que buscar un número.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    // C4: school, court, routes and what is kept in a house tell where a youth can be found and what could hurt them.
    // What a foster parent must do at home (a locked box for medicine) belongs in the daily care notes instead.
    code: 'environment',
    dataClass: 'C4',
    stages: ['in_placement', 'first_72_hours', 'transition'],
    suggestedAudience: 'team',
    canSkip: true,
    text: {
      en: {
        title: 'Home, school and the way there',
        prompt: 'What would make home, school, court or the way there feel safer? Is there anything you want locked away?',
        why: 'We can change a bus, a door or a lock. You should not have to.',
        whoSees: 'You, your worker and your team. It is kept closed, and the people you live with do not get it.',
      },
      es: {
        title: 'La casa, la escuela y el camino',
        prompt: '¿Qué haría más segura la casa, la escuela, la corte o el camino? ¿Hay algo que quieras que se guarde con llave?',
        why: 'Nosotros podemos cambiar un autobús, una puerta o una llave. No te toca a ti.',
        whoSees: 'Tú, quien lleva tu caso y tu equipo. Se guarda aparte y las personas con quienes vives no lo reciben.',
      },
    },
  },
];
