// SPDX-License-Identifier: Apache-2.0
import type { TemplateSection } from './template.js';

/** Leaving, being away, coming back, and who reads all of it. */
export const awayAndBackSections: TemplateSection[] = [
  {
    // C3: past reasons for leaving are history. What people at home can do about it belongs in the C2 sections.
    code: 'run_risk',
    dataClass: 'C3',
    stages: ['in_placement', 'transition'],
    suggestedAudience: 'team',
    canSkip: true,
    text: {
      en: {
        title: 'If I feel like leaving',
        prompt:
          'When do you feel like leaving? What pulls you away, and what would make it easier to stay? Whom would you call first?',
        why: 'Feeling like leaving makes sense to us. We want to change what we can, and make it safer if you go.',
        whoSees: 'You, your worker and your team. It is kept closed, and the people you live with do not get it.',
      },
      es: {
        title: 'Si tengo ganas de irme',
        prompt: '¿Cuándo te dan ganas de irte? ¿Qué te llama afuera y qué haría más fácil quedarte? ¿A quién llamarías primero?',
        why: 'Entendemos que a veces dan ganas de irse. Queremos cambiar lo que se pueda y que, si te vas, corras menos peligro.',
        whoSees: 'Tú, quien lleva tu caso y tu equipo. Se guarda aparte y las personas con quienes vives no lo reciben.',
      },
    },
  },
  {
    // C2: at two in the morning the foster parent is the one who answers, and must know the words. Exact places
    // belong in safe_places.
    code: 'while_missing',
    dataClass: 'C2',
    stages: ['in_placement', 'while_missing', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'If I am away',
        prompt:
          'How can we stay in touch if you are away? Is there a word that means “I am safe” or “come and get me”? ' +
          'How would you get food or medicine? What do you want to hear when you call?',
        why: 'You can always come back, and you can call at any hour. This is how we make that true.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Si no estoy en casa',
        prompt:
          '¿Cómo seguimos en contacto si no estás? ¿Hay una palabra que quiera decir “estoy a salvo” o “ven por mí”? ' +
          '¿Cómo conseguirías comida o medicinas? ¿Qué quieres oír cuando llames?',
        why: 'Siempre puedes volver y puedes llamar a cualquier hora. Así hacemos que sea verdad.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    code: 'at_recovery',
    dataClass: 'C2',
    stages: ['in_placement', 'while_missing', 'at_recovery'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'When I come back',
        prompt: 'What do you need first: sleep, food, a shower, clean clothes, a nurse? Who should be there? What should wait?',
        why: 'Coming back can be hard. The first hours should go the way you want.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Cuando regrese',
        prompt:
          '¿Qué necesitas primero: dormir, comer, bañarte, ropa limpia, una enfermera? ¿Quién debe estar? ¿Qué puede esperar?',
        why: 'Volver puede ser difícil. Las primeras horas deben ser como tú quieras.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    code: 'sharing',
    dataClass: 'C2',
    stages: ['in_placement', 'at_recovery', 'first_72_hours', 'transition'],
    suggestedAudience: 'youth_and_worker',
    canSkip: true,
    text: {
      en: {
        title: 'Who sees my plan',
        prompt:
          'Who may see which part? Who should not? Do you want a copy, and is it safe for you to carry one? ' +
          'A small card with a plain title may be better.',
        why: 'It is your plan. You can change your mind at any time, and you get the same help either way.',
        whoSees: 'You and your worker. You can share an answer with your team or with the people you live with.',
      },
      es: {
        title: 'Quién ve mi plan',
        prompt:
          '¿Quién puede ver qué parte? ¿Quién no? ¿Quieres una copia y es seguro que la lleves contigo? ' +
          'Puede ser mejor una tarjeta pequeña con un título común.',
        why: 'El plan es tuyo. Puedes cambiar de idea cuando quieras y la ayuda sigue igual.',
        whoSees: 'Tú y quien lleva tu caso. Puedes compartir una respuesta con tu equipo o con las personas con quienes vives.',
      },
    },
  },
];
