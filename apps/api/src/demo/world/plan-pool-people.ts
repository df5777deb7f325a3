// SPDX-License-Identifier: Apache-2.0
import { assessed, me, observed, reported } from './plan-voices.js';
import type { PlanSection, PoolEntry } from './shapes.js';

/** Safe people and places, the phone, professionals, and ordinary days. Numbers of people are from the 555-01 range. */
export const peoplePool = {
  safe_people: [
    me('My aunt Rosa, 555-0142. She picks up even at night.', 'Mi tía Rosa, 555-0142. Contesta hasta de noche.'),
    me(
      'Coach Lewis. I can text any time before ten: 555-0117.',
      'El entrenador Lewis. Le puedo escribir hasta las diez: 555-0117.',
    ),
    me(
      'My big sister, 555-0163. Call her first, she will not be mad.',
      'Mi hermana mayor, 555-0163. Llámala primero, no se va a enojar.',
    ),
    me(
      'Ms. Tran from the front office. She always has time.',
      'La señora Tran, de la oficina de la escuela. Siempre tiene tiempo.',
    ),
    me('My grandmother, 555-0128. Ask me before you call her.', 'Mi abuela, 555-0128. Pregúntame antes de llamarla.'),
    me('Pastor James, 555-0155, on Sundays and Wednesdays.', 'El pastor James, 555-0155, los domingos y los miércoles.'),
    me(
      'My last foster mom, 555-0171. She said I can always call.',
      'Mi mamá de crianza de antes, 555-0171. Dijo que siempre puedo llamar.',
    ),
    me('My cousin Andre, 555-0136. He is 24 and steady.', 'Mi primo Andre, 555-0136. Tiene 24 años y es tranquilo.'),
    me(
      'Mrs. Bev from the youth choir, 555-0166. She knows my family.',
      'La señora Bev, del coro juvenil, 555-0166. Conoce a mi familia.',
    ),
    me(
      'My friend’s mom, 555-0149. I can sleep there if you say yes.',
      'La mamá de mi mejor amistad, 555-0149. Puedo dormir ahí si dicen que sí.',
    ),
    assessed(
      'The adults named here were asked. Each said yes.',
      'Se preguntó a las personas adultas nombradas. Todas dijeron que sí.',
    ),
    reported('The school nurse agreed to be there on a hard day.', 'La enfermera de la escuela aceptó ayudar en un día difícil.'),
  ],
  safe_places: [
    me(
      'The library by the big clock. Second floor, by the window.',
      'La biblioteca del reloj grande. Segundo piso, junto a la ventana.',
    ),
    me('The gym at school, if Coach is there.', 'El gimnasio de la escuela, si está el entrenador.'),
    me('My aunt’s kitchen.', 'La cocina de mi tía.'),
    me('The park with the pond, but only in the day.', 'El parque del estanque, pero solo de día.'),
    me(
      'The drop-in center on Tuesdays. They have food and ask little.',
      'El centro para jóvenes los martes. Hay comida y preguntan poco.',
    ),
    me('My room here, with the door shut. Please knock.', 'Mi cuarto de aquí, con la puerta cerrada. Por favor, toquen.'),
    me('Church on Wednesday nights. People know me there.', 'La iglesia los miércoles por la noche. Ahí me conocen.'),
    me(
      'The skate spot behind the rec center. My friends are there.',
      'Donde patinan, atrás del centro deportivo. Ahí están mis amigos.',
    ),
    assessed(
      'The bus station is not a good place to meet. The library is.',
      'La central de autobuses no es buen lugar para verse. La biblioteca sí.',
    ),
    reported(
      'Staff at the youth center will call us if asked to. They close at nine.',
      'En el centro para jóvenes nos llaman si se les pide. Cierran a las nueve.',
    ),
  ],
  digital_safety: [
    me(
      'My location is off for everyone but one adult I picked.',
      'Mi ubicación está apagada para todos, menos para un adulto que yo escogí.',
    ),
    me('I made a new account. Only people I know in real life.', 'Hice una cuenta nueva. Solo gente que conozco en persona.'),
    me(
      'I have a code word with my friend if someone bothers me online.',
      'Tengo una palabra clave con mi mejor amistad por si alguien me molesta en línea.',
    ),
    me(
      'My worker helps me block people. I do not have to do it alone.',
      'Quien lleva mi caso me ayuda a bloquear gente. No tengo que hacerlo por mi cuenta.',
    ),
    me(
      'My phone charges in the kitchen at night. I agreed to that.',
      'Mi teléfono se carga en la cocina de noche. Yo acepté eso.',
    ),
    me(
      'If someone asks me for pictures I show my worker. I will not get in trouble.',
      'Si alguien me pide fotos, se lo enseño a quien lleva mi caso. No me van a regañar.',
    ),
    me('I changed my passwords. Nobody else has them.', 'Cambié mis contraseñas. Nadie más las tiene.'),
    me('Please ask before you post a photo of me.', 'Por favor, pregunten antes de subir una foto mía.'),
    assessed(
      'There is a new number since the move. Share it only with people on the list.',
      'Hay un número nuevo desde la mudanza. Se da solo a las personas de la lista.',
    ),
    reported(
      'Asked for help to take down old photos. The request has been sent.',
      'Pidió ayuda para quitar fotos viejas. La solicitud ya se envió.',
    ),
    observed('Checks the settings alone and does it well.', 'Revisa los ajustes por su cuenta y lo hace bien.'),
  ],
  professionals: [
    assessed(
      'Caseworker: 555-0100 by day. At night and on weekends 555-0111.',
      'Oficina del caso: 555-0100 de día. De noche y fines de semana, 555-0111.',
    ),
    assessed('Crisis line: call or text 988, day or night.', 'Línea de crisis: llamada o mensaje al 988, de día o de noche.'),
    assessed('In danger right now: 911.', 'En peligro ahora mismo: 911.'),
    reported(
      'Therapist: Thursdays at four, 555-0124. By video if wanted.',
      'Terapia: los jueves a las cuatro, 555-0124. Por video, si quiere.',
    ),
    me(
      'The counselor at school is okay. I can leave class to see her.',
      'La consejera de la escuela me cae bien. Puedo salir de clase para verla.',
    ),
    me(
      'I want my lawyer to call me too, not just my worker. 555-0133.',
      'Quiero que mi abogada también me llame a mí, no solo a quien lleva mi caso. 555-0133.',
    ),
    me('My therapist lets me walk while we talk. That works.', 'Mi terapeuta me deja caminar mientras hablamos. Eso me sirve.'),
    me(
      'My court advocate comes on Saturdays. She keeps her word.',
      'Mi defensora de la corte viene los sábados. Ella sí cumple.',
    ),
    reported(
      'Clinic nurse, 555-0148: refills and any health question.',
      'Enfermera de la clínica, 555-0148: recetas y dudas de salud.',
    ),
    assessed(
      'NCMEC takes calls at any hour: 1-800-843-5678. Also in Spanish.',
      'NCMEC contesta a cualquier hora: 1-800-843-5678. También en español.',
    ),
  ],
  environment: [
    me(
      'I want to take the other bus. The 9 goes past a place I do not want to see.',
      'Quiero tomar el otro autobús. El 9 pasa por un lugar que no quiero ver.',
    ),
    me('I would like someone to walk in with me at court.', 'Quisiera que alguien entre conmigo a la corte.'),
    me(
      'I like a night light in the hall and a lock on the bathroom.',
      'Me gusta una luz de noche en el pasillo y un seguro en el baño.',
    ),
    me('I do not want to sit by the window on the street side.', 'No quiero sentarme junto a la ventana que da a la calle.'),
    me('On court days I want to leave by the back and eat after.', 'Los días de corte quiero salir por atrás y comer después.'),
    me(
      'Please do not say my new address out loud at school.',
      'Por favor, no digan mi nueva dirección en voz alta en la escuela.',
    ),
    assessed(
      'Medicine is kept in a locked box. One adult gives it out.',
      'Las medicinas están en una caja con llave. Las da una sola persona adulta.',
    ),
    assessed(
      'Only the adults on the list may pick up from school.',
      'Solo las personas adultas de la lista pueden recoger en la escuela.',
    ),
    assessed(
      'Sharp tools in the garage are locked away. We agreed on that together.',
      'Las herramientas filosas de la cochera están bajo llave. Se acordó en conjunto.',
    ),
    observed(
      'Uses the side door at school, where a staff person stands.',
      'Usa la puerta de al lado de la escuela, donde hay alguien del personal.',
    ),
  ],
} satisfies Partial<Record<PlanSection, PoolEntry[]>>;
