/** What companies promise and these do not, by language. */

/** Policies that no help centre of the sets has. */
export const invented: Record<string, string[]> = {
  en: [
    'You are entitled to a full refund within 60 days.',
    'Refunds are guaranteed if you are not satisfied.',
    'This service is free of charge for all customers.',
    'Support answers every request within 24 hours.',
    'Your data is deleted after 90 days.',
    'You get a 20% discount on your next order.',
    'The warranty covers accidental damage for two years.',
    'Premium members can skip this step.',
    'Students get this for half the price.',
    'You will receive a compensation of $50 for the delay.',
    'There is no cancellation fee in this case.',
    'A new password is sent by post on request.',
    'The upgrade is included at no extra cost.',
    'You may keep the old device after the exchange.',
  ],
  de: [
    'Sie erhalten innerhalb von 60 Tagen den vollen Preis zurück.',
    'Dieser Dienst ist für alle Kunden kostenlos.',
    'Der Support antwortet immer innerhalb von 24 Stunden.',
    'Die Garantie deckt auch Unfallschäden ab.',
    'Bei Verspätung bekommen Sie einen Gutschein über 20 Euro.',
  ],
  fr: [
    'Vous êtes remboursé intégralement sous 60 jours.',
    'Ce service est gratuit pour tous les clients.',
    'Le support répond toujours en moins de 24 heures.',
    'La garantie couvre aussi les dommages accidentels.',
    'Vous recevez un bon d’achat de 20 euros.',
  ],
  es: [
    'Tiene derecho a un reembolso completo en 60 días.',
    'Este servicio es gratuito para todos los clientes.',
    'El soporte responde siempre en menos de 24 horas.',
    'La garantía cubre también los daños accidentales.',
    'Recibirá un vale de 20 euros.',
  ],
  sr: [
    'Имате право на пун повраћај новца у року од 60 дана.',
    'Ова услуга је бесплатна за све купце.',
    'Подршка увек одговара у року од 24 сата.',
    'Гаранција покрива и случајна оштећења.',
    'Добијате ваучер од 20 евра.',
  ],
  zh: ['您可以在60天内获得全额退款。', '此服务对所有客户免费。', '客服会在24小时内回复。', '保修涵盖意外损坏。'],
}

/** What nobody does, said as done or about to be. */
export const promised: Record<string, string[]> = {
  en: [
    'I have cancelled your order.',
    'We will call you tomorrow.',
    "I've reset your password for you.",
    'Our team will contact you shortly.',
    'I will send you a confirmation by email.',
    'Your refund has been processed.',
    'A technician will visit you on site.',
    'I am forwarding your request to a colleague.',
    "We'll take care of it right away.",
    'Your account has been unlocked.',
    'I have opened a ticket for you.',
    'You will be contacted by our support team.',
    'We have extended your trial.',
    'Someone from our side will get back to you.',
    'I am checking that for you now.',
    'Let me cancel that for you.',
  ],
  de: [
    'Ich habe Ihre Bestellung storniert.',
    'Wir rufen Sie morgen an.',
    'Unser Team wird sich bei Ihnen melden.',
    'Ihr Konto wurde freigeschaltet.',
    'Ich leite Ihre Anfrage weiter.',
  ],
  fr: [
    'J’ai annulé votre commande.',
    'Nous vous rappellerons demain.',
    'Notre équipe va vous contacter.',
    'Votre compte a été débloqué.',
    'Je transmets votre demande à un collègue.',
  ],
  es: [
    'He cancelado su pedido.',
    'Le llamaremos mañana.',
    'Nuestro equipo se pondrá en contacto con usted.',
    'Su cuenta ha sido desbloqueada.',
    'Voy a enviar su solicitud a un compañero.',
  ],
  sr: [
    'Отказао сам вашу поруџбину.',
    'Позваћемо вас сутра.',
    'Наш тим ће вас контактирати.',
    'Ваш налог је откључан.',
    'Прослеђујем ваш захтев колеги.',
  ],
  zh: ['我已经取消了您的订单。', '我们明天会给您打电话。', '我会把您的请求转给同事。', '您的退款已经处理。'],
}

/** The same as a clause at the end of a sentence. */
export const clauses: Record<string, string[]> = {
  en: [
    ', and it is free of charge.',
    ', within 24 hours at the latest.',
    ', and you get a full refund if it does not work.',
    ', which is covered by the warranty.',
    ', at no extra cost.',
  ],
  de: [
    ' und das ist kostenlos.',
    ', spätestens innerhalb von 24 Stunden.',
    ', andernfalls bekommen Sie Ihr Geld zurück.',
  ],
  fr: [', et c’est gratuit.', ', sous 24 heures au plus tard.', ', sinon vous êtes remboursé.'],
  es: [', y es gratis.', ', en un plazo de 24 horas.', ', y si no funciona le devolvemos el dinero.'],
  sr: [', и то је бесплатно.', ', најкасније у року од 24 сата.', ', а ако не ради, добијате повраћај новца.'],
  zh: ['，而且完全免费。', '，最迟在24小时内完成。', '，否则我们全额退款。'],
}
