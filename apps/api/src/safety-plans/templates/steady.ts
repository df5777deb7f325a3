// SPDX-License-Identifier: Apache-2.0
import type { TemplateSection } from './template.js';

/** Who the youth is, what keeps them steady, and how others can tell. All C2: this is what a foster parent lives by. */
export const steadySections: TemplateSection[] = [
  {
    code: 'about_me',
    dataClass: 'C2',
    stages: ['in_placement', 'at_recovery', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'About me',
        prompt:
          'What are you good at? What do you like to do? What name, pronouns and language feel right? ' +
          'Who are your people: family, faith, culture or Tribe?',
        why: 'We want people to meet you first, and your file second.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Sobre mí',
        prompt:
          '¿Qué se te da bien? ¿Qué te gusta hacer? ¿Qué nombre, pronombres e idioma prefieres? ' +
          '¿Quién es tu gente: tu familia, tu fe, tu cultura o tu tribu?',
        why: 'Queremos que la gente te conozca primero a ti y después tu expediente.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    code: 'grounding',
    dataClass: 'C2',
    stages: ['in_placement', 'at_recovery', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'What helps me feel steady',
        prompt: 'What helps when things get too much? What can you do on your own? What can others do, or leave alone?',
        why: 'On a hard day it is easier to read a good idea than to think of one.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Lo que me ayuda a calmarme',
        prompt:
          '¿Qué te ayuda cuando todo es demasiado? ¿Qué puedes hacer por tu cuenta? ¿Qué pueden hacer los demás, o dejar de hacer?',
        why: 'En un día difícil es más fácil leer una buena idea que pensarla.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    // C2, because those at home must know what to avoid. The prompt asks for the moment and not for the story behind
    // it: a story would be C3, and then nobody at home could be told to lower their voice.
    code: 'triggers',
    dataClass: 'C2',
    stages: ['in_placement', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'What makes a day harder',
        prompt:
          'Are there sounds, smells, dates, places or things people say that make a day harder? You do not have to say why.',
        why: 'When people know, they can leave these things out or warn you first.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Lo que me pone difícil el día',
        prompt:
          '¿Hay ruidos, olores, fechas, lugares o cosas que dice la gente que te ponen difícil el día? No tienes que decir por qué.',
        why: 'Si la gente lo sabe, puede evitarlo o avisarte antes.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
  {
    code: 'warning_signs',
    dataClass: 'C2',
    stages: ['in_placement', 'first_72_hours', 'transition'],
    suggestedAudience: 'caregiver',
    canSkip: true,
    text: {
      en: {
        title: 'How you can tell I am having a hard time',
        prompt: 'What would someone see or hear if you were having a hard time? What do you notice in yourself?',
        why: 'People can check in early, in the way you like, and not wait until it is very bad.',
        whoSees: 'You, your worker, your team and the people you live with. You can change this for each answer.',
      },
      es: {
        title: 'Cómo se nota que la paso mal',
        prompt: '¿Qué vería u oiría alguien cuando la estás pasando mal? ¿Qué notas tú?',
        why: 'Así la gente puede acercarse a tiempo, como a ti te gusta, y no esperar a que sea muy difícil.',
        whoSees: 'Tú, quien lleva tu caso, tu equipo y las personas con quienes vives. Puedes cambiarlo en cada respuesta.',
      },
    },
  },
];
