import type { WaitingWords } from '../waiting.ts'

export const srCyrl: WaitingWords = {
  queueAt: 'Ви сте {position}. у реду.',
  queueSomewhere: 'У реду сте за чекање. Неко из тима ће вам се јавити овде.',
  waitSoon: 'Обично траје мање од једног минута.',
  wait: {
    one: 'Обично траје од {low} до {count} минут.',
    few: 'Обично траје од {low} до {count} минута.',
    other: 'Обично траје од {low} до {count} минута.',
  },
  waitAbout: {
    one: 'Обично траје око {count} минут.',
    few: 'Обично траје око {count} минута.',
    other: 'Обично траје око {count} минута.',
  },
  waitUnknown: 'Још не можемо рећи колико ће трајати.',
  later: 'Рачунајте на човека из тима: {at}, по вашем времену. Одговор ћете наћи овде.',
  laterSomeday: 'Још не можемо рећи када ће неко доћи. Одговор ћете наћи овде.',
  assistantHelps: 'Дотле асистент наставља да одговара. Ваше место остаје.',
  told: 'Тиму смо рекли:',
  correct: 'Исправи',
  correctLabel: 'Шта тим треба да зна?',
  save: 'Сачувај',
  keepAssistant: 'Наставите са асистентом док чекате',
  leaveQueue: 'Напустите ред',
  byEmail: 'Одговор имејлом',
  emailLabel: 'Ваша имејл адреса',
  answerMe: 'Одговорите ми имејлом',
  willWrite: 'Тим ће писати на {email}. Не морате да чекате овде.',
  waitHere: 'Ипак чекам овде',
}
