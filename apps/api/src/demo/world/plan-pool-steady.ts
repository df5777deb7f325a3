// SPDX-License-Identifier: Apache-2.0
import { assessed, me, observed, reported } from './plan-voices.js';
import type { PlanSection, PoolEntry } from './shapes.js';

/** Who I am, what helps, what is hard, and how it shows. */
export const steadyPool = {
  about_me: [
    me('I draw every day. Give me paper and I am fine.', 'Dibujo todos los días. Con papel ya estoy bien.'),
    me('I am good with little kids. They listen to me.', 'Me llevo bien con los niños chiquitos. A mí me hacen caso.'),
    me('I fix bikes. I can fix yours too.', 'Arreglo bicicletas. También puedo arreglar la tuya.'),
    me('I like to cook. I make good rice and eggs.', 'Me gusta cocinar. El arroz con huevo me queda rico.'),
    me('Basketball is my thing. I want to try out this year.', 'Lo mío es el básquet. Este año quiero entrar al equipo.'),
    me('I ask a lot of questions. It helps when people answer straight.', 'Pregunto mucho. Me ayuda que me contesten claro.'),
    me('I am funny when I trust you. Give me time.', 'Cuando tengo confianza hago reír. Denme tiempo.'),
    me('I keep my promises. I like it when you keep yours.', 'Yo cumplo lo que prometo. Me gusta que tú también.'),
    me('I want to be a nurse, or maybe fix cars.', 'Quiero estudiar enfermería, o a lo mejor arreglar carros.'),
    me('I sing when I think nobody can hear.', 'Canto cuando creo que nadie me oye.'),
    observed('Reads before bed and remembers every story.', 'Lee antes de dormir y se acuerda de cada historia.'),
    observed('Kind to the dog and up early to walk it.', 'Trata bien al perro y se levanta temprano para sacarlo.'),
    reported(
      'School says math is going well. Grades went up this fall.',
      'La escuela dice que va bien en matemáticas. Subió sus notas este otoño.',
    ),
  ],
  grounding: [
    me('I go outside and put music on.', 'Salgo afuera y pongo música.'),
    me('Cold water on my hands and face.', 'Agua fría en las manos y la cara.'),
    me('I count the tiles, then I count them again.', 'Cuento los mosaicos y luego los vuelvo a contar.'),
    me('Holding the dog. Nobody has to talk.', 'Abrazar al perro. Nadie tiene que hablar.'),
    me('Drawing with the door open a little.', 'Dibujar con la puerta un poco abierta.'),
    me('A long shower, as long as nobody knocks.', 'Un baño largo, si nadie toca la puerta.'),
    me('Shooting hoops until my legs give up.', 'Tirar a la canasta hasta que ya no puedan las piernas.'),
    me('Making bracelets. My hands need something to do.', 'Hacer pulseras. Mis manos necesitan hacer algo.'),
    me('My heavy blanket and the small lamp on.', 'Mi cobija pesada y la lámpara chica prendida.'),
    me('I breathe in for four and out for six. My aunt showed me.', 'Tomo aire en cuatro y lo saco en seis. Me enseñó mi tía.'),
    observed(
      'Settles when an adult sits close by and says little.',
      'Se calma cuando una persona adulta se sienta cerca y habla poco.',
    ),
    reported('Says that a drive with no questions helps.', 'Dice que le ayuda dar una vuelta en carro sin preguntas.'),
  ],
  triggers: [
    me('Loud voices, even when they are not at me.', 'Las voces fuertes, aunque no sean para mí.'),
    me('When someone stands in the door and I cannot get by.', 'Cuando alguien se para en la puerta y no puedo pasar.'),
    me(
      'Being told “we need to talk” and then waiting all day.',
      'Que me digan “tenemos que hablar” y luego esperar todo el día.',
    ),
    me('Holidays. Everybody talks about family.', 'Los días de fiesta. Todos hablan de la familia.'),
    me('When people touch my things or my phone without asking.', 'Que toquen mis cosas o mi teléfono sin preguntar.'),
    me('Car rides when nobody says where we are going.', 'Ir en carro cuando nadie dice adónde vamos.'),
    me('Sunday nights, before school.', 'Los domingos por la noche, antes de la escuela.'),
    me('When people talk about me like I am not in the room.', 'Que hablen de mí como si no estuviera en el cuarto.'),
    me('New people at the house when nobody told me.', 'Gente nueva en la casa cuando nadie me avisó.'),
    observed(
      'A visit that is called off late leads to a hard night.',
      'Cuando cancelan una visita a última hora, la noche es difícil.',
    ),
    reported(
      'Sirens at night are hard. A fan in the room helps.',
      'Las sirenas de noche le cuestan. Un ventilador en el cuarto ayuda.',
    ),
  ],
  warning_signs: [
    me('I go quiet and put my hood up.', 'Dejo de hablar y me pongo la capucha.'),
    me('I stop eating with everyone.', 'Dejo de comer con los demás.'),
    me('I say “whatever” to everything.', 'A todo digo “me da igual”.'),
    me('I pack my bag, even if I am not going anywhere.', 'Hago mi mochila, aunque no vaya a ningún lado.'),
    me('I clean my room at night because I cannot sleep.', 'Limpio mi cuarto de noche porque no puedo dormir.'),
    me('I give short answers and look at my phone a lot.', 'Contesto cortito y miro mucho el teléfono.'),
    me('My leg will not stop moving.', 'No puedo dejar de mover la pierna.'),
    me('I skip the bus and say I will walk.', 'No tomo el autobús y digo que voy a caminar.'),
    me('I laugh at things that are not funny.', 'Me río de cosas que no dan risa.'),
    observed('The jokes stop. Sits near the door.', 'Se acaban los chistes. Se sienta cerca de la puerta.'),
    reported(
      'Coming late to practice is the first sign, says the coach.',
      'El entrenador dice que llegar tarde a la práctica es la primera señal.',
    ),
    assessed(
      'Two nights of poor sleep in a row are the time to check in.',
      'Dos noches seguidas sin dormir bien: es hora de preguntar cómo va.',
    ),
  ],
} satisfies Partial<Record<PlanSection, PoolEntry[]>>;
