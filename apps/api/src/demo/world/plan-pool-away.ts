// SPDX-License-Identifier: Apache-2.0
import { assessed, me, observed, reported } from './plan-voices.js';
import type { PlanSection, PoolEntry } from './shapes.js';

/** Leaving, being away, coming back, and who may read it. No place here is a real one, and none tells what happened. */
export const awayPool = {
  run_risk: [
    me('I left because I did not want to change schools again.', 'Me fui porque no quería cambiar de escuela otra vez.'),
    me(
      'I left to see my brother. If I could visit him I would stay.',
      'Me fui para ver a mi hermano. Si lo pudiera visitar, me quedaría.',
    ),
    me('When I feel like nobody would notice, that is when I go.', 'Cuando siento que nadie se daría cuenta, ahí me voy.'),
    me('I will call you first if I get one hour to think.', 'Te llamo primero si me dan una hora para pensar.'),
    me('If I can go for a walk and come back, I do not need to leave.', 'Si puedo dar una vuelta y volver, no necesito irme.'),
    me('Fights about the phone are when I think about leaving.', 'Cuando hay pleito por el teléfono, pienso en irme.'),
    me(
      'Someone may offer me a place to stay. I want to tell you when that happens.',
      'A veces alguien me ofrece dónde quedarme. Quiero avisarte cuando pase.',
    ),
    me('I miss my friends. Let me see them and I will be okay.', 'Extraño a mis amigos. Si los puedo ver, voy a estar bien.'),
    reported(
      'Left twice last spring, both times after a missed family visit.',
      'Se fue dos veces la primavera pasada, después de visitas que no se dieron.',
    ),
    assessed(
      'Weekly time with a brother is the strongest reason to stay.',
      'Ver cada semana a su hermano es la razón más fuerte para quedarse.',
    ),
    assessed(
      'The plan is to ask for a ride, and not to walk out at night.',
      'El plan es pedir que le lleven, y no salir a pie de noche.',
    ),
  ],
  while_missing: [
    me(
      'If I text “is the dog okay” it means: call me, no questions.',
      'Si escribo “¿cómo está el perro?”, quiere decir: llámame y no preguntes.',
    ),
    me('If I text a blue heart, I am safe for now.', 'Si mando un corazón azul, por ahora estoy a salvo.'),
    me('If I say “tell Mia hi”, please come and get me.', 'Si digo “saluda a Mía”, por favor vengan por mí.'),
    me('Text me once a day. I may not answer but I read it.', 'Escríbeme una vez al día. A lo mejor no contesto, pero lo leo.'),
    me('I want to hear: you can come back, your bed is still yours.', 'Quiero oír: puedes volver, tu cama sigue siendo tuya.'),
    me('I can call 555-0111 at night. Someone always picks up.', 'De noche puedo llamar al 555-0111. Siempre contesta alguien.'),
    me(
      'If I need medicine I can go to any clinic and call from there.',
      'Si necesito medicinas puedo ir a cualquier clínica y llamar de ahí.',
    ),
    me(
      'If I am in danger I call 911. I do not have to say why I was out.',
      'Si estoy en peligro llamo al 911. No tengo que decir por qué andaba afuera.',
    ),
    me('Leave the porch light on. Then I know it is okay to knock.', 'Dejen prendida la luz de afuera. Así sé que puedo tocar.'),
    assessed(
      'Whoever answers at night says first: “I am glad you called.”',
      'Quien conteste de noche dice primero: “Qué bueno que llamaste”.',
    ),
    reported(
      'Coach Lewis will pass on a message and will not ask where.',
      'El entrenador Lewis pasa el mensaje y no pregunta dónde.',
    ),
  ],
  at_recovery: [
    me('Let me sleep first. Ask me things the next day.', 'Déjenme dormir primero. Pregúntenme al otro día.'),
    me('A shower and clean clothes, before anything else.', 'Un baño y ropa limpia, antes que nada.'),
    me(
      'I want soup or cereal. Please do not make me sit at the table.',
      'Quiero sopa o cereal. Por favor, no me hagan sentarme a la mesa.',
    ),
    me('I want my aunt to be there, not just police.', 'Quiero que esté mi tía, no solo la policía.'),
    me('Say you are glad to see me. Do not ask where I was.', 'Digan que les da gusto verme. No pregunten dónde estaba.'),
    me(
      'If I see a nurse, tell me each step before it happens.',
      'Si me ve una enfermera, que me diga cada paso antes de hacerlo.',
    ),
    me('My gray hoodie and my own pillow.', 'Mi sudadera gris y mi propia almohada.'),
    me('Let me call my sister so she knows I am okay.', 'Déjenme llamar a mi hermana para que sepa que estoy bien.'),
    assessed(
      'A check-up is offered the same day. The youth picks who comes along.',
      'Se ofrece una revisión médica el mismo día. Quien la recibe escoge quién le acompaña.',
    ),
    observed('Talks more in the car than in an office.', 'Habla más en el carro que en una oficina.'),
    reported(
      'Asked that nobody goes through the bag in front of others.',
      'Pidió que nadie le revise la mochila delante de otros.',
    ),
  ],
  sharing: [
    me('My foster family can see what helps me. Not the rest.', 'Mi familia de crianza puede ver lo que me ayuda. Lo demás no.'),
    me('I keep the card, not the paper.', 'Me quedo con la tarjeta, no con el papel.'),
    me('Do not give my plan to my school.', 'No le den mi plan a mi escuela.'),
    me('You can tell my sister what is on my card.', 'Le pueden decir a mi hermana lo que dice mi tarjeta.'),
    me('I want to be told when someone new gets to read this.', 'Quiero que me avisen cuando alguien más pueda leer esto.'),
    me('My therapist can see all of it.', 'Mi terapeuta puede verlo todo.'),
    me(
      'I do not want a copy right now. Ask me again next month.',
      'Ahorita no quiero copia. Pregúntenme otra vez el mes que viene.',
    ),
    me('Ask me before you read it out loud in a meeting.', 'Pregúntenme antes de leerlo en voz alta en una junta.'),
    reported(
      'Agreed to all but one part. That part is left out, as asked.',
      'Aceptó todo menos una parte. Esa parte se quitó, como pidió.',
    ),
    assessed(
      'A card is safe to carry. The paper copy stays locked in the office.',
      'La tarjeta se puede llevar sin peligro. La copia en papel queda bajo llave en la oficina.',
    ),
  ],
} satisfies Partial<Record<PlanSection, PoolEntry[]>>;
