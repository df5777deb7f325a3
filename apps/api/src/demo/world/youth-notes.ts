// SPDX-License-Identifier: Apache-2.0
import type { SafeContact, Words } from './shapes.js';

const say = (en: string, es: string): Words => ({ en, es });

export const marks: readonly Words[] = [
  say('Small scar above the left eyebrow.', 'Cicatriz pequeña sobre la ceja izquierda.'),
  say('Wears glasses with a dark frame.', 'Usa lentes con marco oscuro.'),
  say('Birthmark on the right forearm.', 'Lunar grande en el antebrazo derecho.'),
  say('Braces on the upper teeth.', 'Frenos en los dientes de arriba.'),
  say('Both ears pierced.', 'Las dos orejas perforadas.'),
  say('Freckles on nose and cheeks.', 'Pecas en la nariz y las mejillas.'),
  say('Wears a hearing aid on the right side.', 'Usa un audífono en el lado derecho.'),
  say('Small star tattoo on the left wrist.', 'Tatuaje pequeño de una estrella en la muñeca izquierda.'),
  say('Scar on the right knee from a bike fall.', 'Cicatriz en la rodilla derecha por una caída en bicicleta.'),
];

export const strengths: readonly Words[] = [
  say('Makes others laugh and knows when to stop.', 'Hace reír a los demás y sabe cuándo parar.'),
  say('Keeps promises.', 'Cumple lo que promete.'),
  say('Patient with younger children.', 'Tiene paciencia con los más pequeños.'),
  say('Draws well and sees small things.', 'Dibuja bien y se fija en los detalles.'),
  say('Finishes what is started.', 'Termina lo que empieza.'),
  say('Speaks up for friends.', 'Da la cara por sus amistades.'),
  say('Learns songs by ear.', 'Aprende canciones de oído.'),
  say('Good with animals.', 'Se lleva bien con los animales.'),
  say('Strong in math.', 'Le va muy bien en matemáticas.'),
  say('Fixes things that others throw away.', 'Arregla cosas que otros tiran.'),
  say('Asks good questions.', 'Hace buenas preguntas.'),
  say('Never gives up on a game.', 'Nunca se rinde en un juego.'),
  say('Knows two worlds and moves between them.', 'Conoce dos mundos y se mueve entre los dos.'),
];

export const allergies: readonly Words[] = [
  say('Peanuts. Carries an injector.', 'Cacahuate. Lleva un inyector.'),
  say('Penicillin.', 'Penicilina.'),
  say('Bee stings.', 'Picaduras de abeja.'),
  say('Cat hair: sneezing only.', 'Pelo de gato: solo estornudos.'),
  say('Latex gloves and bandages.', 'Guantes y vendas de látex.'),
  say('Shellfish.', 'Mariscos.'),
  say('Milk upsets the stomach.', 'La leche le cae mal al estómago.'),
];

export const medication: readonly Words[] = [
  say('Inhaler, when needed and before sports.', 'Inhalador, cuando haga falta y antes del deporte.'),
  say('One tablet for focus on school mornings.', 'Una tableta para la concentración, las mañanas de escuela.'),
  say('Allergy tablet in spring.', 'Tableta para la alergia en primavera.'),
  say('Iron tablet with breakfast.', 'Tableta de hierro con el desayuno.'),
  say('Melatonin at nine at night, if wanted.', 'Melatonina a las nueve de la noche, si la quiere.'),
  say('Skin cream twice a day.', 'Crema para la piel dos veces al día.'),
];

export const likes: readonly Words[] = [
  say('Likes to cook on weekends.', 'Le gusta cocinar los fines de semana.'),
  say('Draws every day and likes to have paper at hand.', 'Dibuja todos los días y le gusta tener papel a la mano.'),
  say('Plays basketball and is glad of a ride to practice.', 'Juega básquet y agradece que le lleven a la práctica.'),
  say('Reads in the evening and likes trips to the library.', 'Lee por la tarde y le gusta ir a la biblioteca.'),
  say('Loves dogs and will gladly walk one.', 'Le encantan los perros y con gusto saca uno a pasear.'),
  say('Listens to music for an hour after school.', 'Oye música una hora después de la escuela.'),
  say('Likes old cars and anything with an engine.', 'Le gustan los carros viejos y todo lo que tenga motor.'),
  say('Grows chili plants on the window sill.', 'Cultiva chiles en la ventana.'),
  say('Likes hair and makeup videos and tries things out.', 'Le gustan los videos de peinado y maquillaje, y prueba cosas.'),
  say('Goes to a dance class on Tuesdays.', 'Va a una clase de baile los martes.'),
  say('Likes to fish, even in the rain.', 'Le gusta pescar, aunque llueva.'),
];

export const routines: readonly Words[] = [
  say(
    'Needs twenty quiet minutes after school before any talk.',
    'Necesita veinte minutos de calma después de la escuela, antes de platicar.',
  ),
  say('Sleeps better with the hall light on.', 'Duerme mejor con la luz del pasillo encendida.'),
  say('Eats slowly and likes to know what is for dinner.', 'Come despacio y le gusta saber qué hay de cenar.'),
  say('Mornings are slow: one reminder, then time.', 'Por la mañana va despacio: basta un aviso y luego tiempo.'),
  say('Likes a plan for the day on the fridge.', 'Le gusta ver el plan del día en el refrigerador.'),
  say('Prays in the evening and is glad of a quiet corner.', 'Reza por la noche y agradece un rincón tranquilo.'),
  say(
    'Homework goes best at the kitchen table with someone near.',
    'La tarea sale mejor en la mesa de la cocina, con alguien cerca.',
  ),
  say(
    'Keeps snacks in the room. It helps to know there is food.',
    'Guarda algo de comer en su cuarto. Le ayuda saber que hay comida.',
  ),
  say('A shower at night is part of winding down.', 'Bañarse en la noche le ayuda a descansar.'),
];

export const comforts: readonly Words[] = [
  say('Please knock and wait before going in.', 'Por favor, toque la puerta y espere antes de entrar.'),
  say('Ask before a hug. A fist bump is fine.', 'Pregunte antes de abrazar. Chocar el puño está bien.'),
  say('Say early when plans change.', 'Avise pronto si cambian los planes.'),
  say('A low voice works. A loud one ends the talk.', 'Con voz baja se puede hablar. Con gritos se acaba la plática.'),
  say('A drive with the radio on is the best time to talk.', 'El mejor momento para hablar es en el carro, con la radio puesta.'),
  say('Leave the door open when you talk.', 'Deje la puerta abierta cuando hablen.'),
  say('If it gets too much, offer a walk and say little.', 'Si es demasiado, ofrezca dar una vuelta y hable poco.'),
  say('Please do not touch phone or bag without asking.', 'Por favor, no toque el teléfono ni la mochila sin preguntar.'),
];

export const safeContacts: readonly SafeContact[] = [
  {
    channel: 'text',
    times: say('School days from 3 to 8 pm.', 'Días de escuela, de 3 a 8 de la tarde.'),
    wording: say(
      'Write only “Are you free to talk?” No agency name.',
      'Escriba solo “¿puedes hablar?”. Sin el nombre de la agencia.',
    ),
  },
  {
    channel: 'call',
    times: say('Evenings before nine.', 'Por la noche, antes de las nueve.'),
    wording: say('Say you are calling about homework club.', 'Diga que llama por el club de tareas.'),
  },
  {
    channel: 'through_school',
    times: say('Any school day at lunch.', 'Cualquier día de escuela, a la hora del almuerzo.'),
    wording: say(
      'Ask the counselor to pass on a note in a plain envelope.',
      'Pida a la consejera que entregue una nota en un sobre sin nombre.',
    ),
  },
  {
    channel: 'video_call',
    times: say('Saturday mornings.', 'Los sábados por la mañana.'),
    wording: say('Ask first who else is in the room.', 'Pregunte primero quién más está en el cuarto.'),
  },
  {
    channel: 'through_caregiver',
    times: say('After dinner.', 'Después de la cena.'),
    wording: say(
      'Ask the foster parent to hand over the phone. Leave no voicemail.',
      'Pida que le pasen el teléfono. No deje mensaje de voz.',
    ),
  },
  {
    channel: 'in_person',
    times: say('Tuesdays and Thursdays after practice.', 'Martes y jueves, después de la práctica.'),
    wording: say('Meet at the side door. Wear no badge.', 'Espere en la puerta de al lado. No lleve gafete.'),
  },
];

export const schools: readonly (readonly [name: string, oldest: number])[] = [
  ['Lakeview Middle School', 13],
  ['Harbor Falls Middle School', 13],
  ['Canal Street School', 13],
  ['North Pier High School', 18],
  ['Harbor Falls High School', 18],
  ['Riverside Technical School', 18],
  ['Bluff Road High School', 18],
];

export const restrictedNotes: readonly Words[] = [
  say(
    'Details are in the concern record. Read it only when your task needs it.',
    'Los detalles están en el registro aparte. Léalo solo si su tarea lo requiere.',
  ),
  say(
    'Was missing twice before coming into care. The reports are on file.',
    'No se supo dónde estaba dos veces antes de entrar al cuidado. Los reportes están en el archivo.',
  ),
  say(
    'A police case is open. Speak with the assigned worker before any contact.',
    'Hay un caso abierto con la policía. Hable con quien lleva el caso antes de cualquier contacto.',
  ),
  say(
    'An advocate has been there from the first day. Plan meetings with both.',
    'Una defensora está presente desde el primer día. Planee las reuniones con ambas personas.',
  ),
  say(
    'A no-contact order is in force. See the people of concern.',
    'Hay una orden de no contacto. Vea la lista de personas que no deben acercarse.',
  ),
  say(
    'Asked that as few people as possible know. Please respect that.',
    'Pidió que lo sepa la menor gente posible. Por favor, respételo.',
  ),
  say(
    'Screening was done at intake. Next steps are agreed with the supervisor.',
    'La evaluación se hizo al ingreso. Los próximos pasos se acuerdan con la supervisora.',
  ),
  say('Therapy has begun. What is said there stays there.', 'La terapia ya empezó. Lo que se dice ahí se queda ahí.'),
];
