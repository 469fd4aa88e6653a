import type { WaitingWords } from '../waiting.ts'

export const es: WaitingWords = {
  queueAt: 'Es el número {position} en la cola.',
  queueSomewhere: 'Está en la cola. Una persona se unirá aquí.',
  waitSoon: 'Suele tardar menos de un minuto.',
  wait: { one: 'Suele tardar de {low} a {count} minuto.', other: 'Suele tardar de {low} a {count} minutos.' },
  waitAbout: { one: 'Suele tardar cerca de {count} minuto.', other: 'Suele tardar cerca de {count} minutos.' },
  waitUnknown: 'Todavía no podemos decir cuánto tardará.',
  later: 'Puede contar con una persona: {at}, hora local suya. Encontrará la respuesta aquí.',
  laterSomeday: 'Todavía no podemos decir cuándo vendrá una persona. Encontrará la respuesta aquí.',
  assistantHelps: 'Mientras tanto, el asistente sigue respondiendo. Usted conserva su lugar.',
  told: 'Le dijimos al equipo:',
  correct: 'Corregir',
  correctLabel: '¿Qué debe saber el equipo?',
  save: 'Guardar',
  keepAssistant: 'Seguir con el asistente mientras espera',
  leaveQueue: 'Salir de la cola',
  byEmail: 'Recibir la respuesta por correo',
  emailLabel: 'Su correo electrónico',
  answerMe: 'Respóndanme por correo',
  willWrite: 'El equipo escribirá a {email}. No hace falta que espere aquí.',
  waitHere: 'Esperar aquí de todos modos',
}
